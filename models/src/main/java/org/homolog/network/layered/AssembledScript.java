package org.homolog.network.layered;

import org.homolog.network.TapeScript;

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
      """;

  private AssembledScript() {}

  /** The source of all methods. */
  static String of(Assembly assembly) {
    return of(assembly, new String[0], "");
  }

  /** The same for parts of which one is held; after the weights come what it is held by. */
  static String held(Assembly assembly) {
    return of(assembly, HoldLines.ARGUMENTS, HoldLines.BY_TIME);
  }

  private static String of(Assembly assembly, String[] named, String first) {
    int weights = assembly.shapes().size();
    int fixed = 1 + weights + named.length;
    StringBuilder source = new StringBuilder(HEAD.replace("{FIXED}", Integer.toString(fixed)));
    for (int i = 0; i < weights; i++) {
      source.append("    w%d = arguments[%d]\n".formatted(i, 1 + i));
    }
    for (int i = 0; i < named.length; i++) {
      source.append("    %s = arguments[%d]\n".formatted(named[i], 1 + weights + i));
    }
    return source
        .append(first.indent(4))
        .append(assembly.body(fixed).indent(4))
        .append(FOOT)
        .append(TapeScript.REVERSE)
        .toString();
  }
}
