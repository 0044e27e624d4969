package org.homolog.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.homolog.torch.Precision;
import org.homolog.torch.Script;
import org.homolog.torch.Tensors;
import org.homolog.torch.Torch;

/** A low-rank network: its connections are multiplied out once per presentation. */
final class LowRankBlock extends LeakyBlock {
  private static final String SOURCE =
      """
        def acting(self: __torch__.Script,
          m: Tensor,
          n: Tensor,
          Wi: Tensor,
          wo: Tensor) -> List[Tensor]:
          N = torch.size(m, 0)
          Wr = torch.div(torch.mm(m, torch.t(n)), N)
          Wy = torch.contiguous(torch.div(torch.t(wo), N))
          b = torch.new_zeros(m, [N])
          return [Wr, Wi, b, Wy, torch.new_zeros(m, [torch.size(wo, 1)]), b]
        def chain(self: __torch__.Script,
          m: Tensor,
          n: Tensor,
          gradients: List[Tensor]) -> List[Tensor]:
          N = torch.size(m, 0)
          gm = torch.div(torch.mm(gradients[0], n), N)
          gn = torch.div(torch.mm(torch.t(gradients[0]), m), N)
          return [gm, gn, gradients[1], torch.div(torch.t(gradients[3]), N)]
        def latent(self: __torch__.Script,
          r: Tensor,
          n: Tensor) -> List[Tensor]:
          return [torch.div(torch.matmul(r, n), torch.size(n, 0))]
      """
          .indent(0);

  private final Script script;
  private final int rank;
  private final int units;

  LowRankBlock(LowRankRecurrent spec, int inputs, int outputs, Torch torch, Precision precision) {
    super(spec, inputs, outputs, torch, precision);
    this.script = torch.script(SOURCE);
    this.rank = spec.rank();
    this.units = spec.units();
  }

  @Override
  protected NDList acting(NDManager scope) {
    return script.call(scope, "acting", weight("m"), weight("n"), weight("Wi"), weight("wo"));
  }

  @Override
  protected NDList chain(NDManager scope, NDList acting, NDList gradients) {
    return script.call(scope, "chain", weight("m"), weight("n"), gradients);
  }

  @Override
  protected NDList actingOnTape() {
    NDArray m = weight("m");
    NDArray b = m.getManager().zeros(new Shape(units), precision().dataType());
    long outputs = weight("wo").getShape().get(1);
    NDArray count = Tensors.number(m.getManager(), units);
    return new NDList(
        m.matMul(weight("n").transpose()).div(count),
        weight("Wi"),
        b,
        weight("wo").transpose().div(count),
        m.getManager().zeros(new Shape(outputs), precision().dataType()),
        b);
  }

  @Override
  public NDList layers(NDManager scope, NDArray inputs, NDList noise) {
    NDList rolled = super.layers(scope, inputs, noise);
    NDArray latent = script.call(scope, "latent", rolled.get(0), weight("n")).head();
    return new NDList(rolled.get(0), latent, rolled.get(1));
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> ignored) {
    NDList rolled = super.forwardInternal(store, inputs, training, ignored);
    NDArray latent =
        rolled.get(0).matMul(weight("n")).div(Tensors.number(rolled.head().getManager(), units));
    return new NDList(rolled.get(0), latent, rolled.get(1));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    Shape[] plain = super.getOutputShapes(inputShapes);
    return new Shape[] {plain[0], inputShapes[0].slice(0, 2).add(rank), plain[1]};
  }
}
