package org.homolog.network.layered;

/**
 * The script of a network of parts. {@code plain} records nothing, {@code tape} what evaluation
 * does and {@code learn} what learning does; they take the inputs, the weights and the random
 * numbers, if any, and return the layers. {@code reverse} takes a layer, the gradient by it, and
 * what to differentiate by.
 */
final class AssembledScript {
  private static final String HEAD =
      """
        def compute(self: __torch__.Script,
          arguments: List[Tensor],
          recording: bool,
          training: bool) -> List[Tensor]:
          before = torch.is_grad_enabled()
          _0 = torch.set_grad_enabled(recording)
          x = arguments[0]
          T = torch.size(x, 0)
          B = torch.size(x, 1)
          noisy = torch.gt(torch.len(arguments), {FIXED})
      """;

  private static final String FOOT =
      """
          _1 = torch.set_grad_enabled(before)
          return layers
        def plain(self: __torch__.Script,
          arguments: List[Tensor]) -> List[Tensor]:
          return (self).compute(arguments, False, False)
        def tape(self: __torch__.Script,
          arguments: List[Tensor]) -> List[Tensor]:
          return (self).compute(arguments, True, False)
        def learn(self: __torch__.Script,
          arguments: List[Tensor]) -> List[Tensor]:
          return (self).compute(arguments, True, True)
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

  private AssembledScript() {}

  /** The source of all methods. */
  static String of(Assembly assembly) {
    int weights = assembly.shapes().size();
    String fixed = Integer.toString(1 + weights);
    StringBuilder source = new StringBuilder(HEAD.replace("{FIXED}", fixed));
    for (int i = 0; i < weights; i++) {
      source.append("    w%d = arguments[%d]\n".formatted(i, 1 + i));
    }
    return source.append(assembly.body(1 + weights).indent(4)).append(FOOT).toString();
  }
}
