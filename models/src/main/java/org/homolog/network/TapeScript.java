package org.homolog.network;

/** What scripts share that let the engine derive gradients from what it recorded. */
public final class TapeScript {
  /**
   * The method {@code reverse}: takes an array, the gradient by it, and what to differentiate by;
   * returns one gradient for each of these, zeros where the array does not depend on it.
   */
  public static final String REVERSE =
      """
        def reverse(self: __torch__.Script,
          arguments: List[Tensor]) -> List[Tensor]:
          before = torch.is_grad_enabled()
          _0 = torch.set_grad_enabled(True)
          slope = torch.clone(arguments[1])
          sum = torch.sum(torch.mul(arguments[0], slope))
          by = torch.slice(arguments, 2)
          found = torch.grad([sum], by, None, None, False, True)
          _1 = torch.set_grad_enabled(before)
          gradients = annotate(List[Tensor], [])
          for i in range(torch.len(by)):
            one = found[i]
            if torch.__isnot__(one, None):
              given = unchecked_cast(Tensor, one)
              _2 = torch.append(gradients, given)
            else:
              _2 = torch.append(gradients, torch.zeros_like(by[i]))
          return gradients
      """;

  private TapeScript() {}
}
