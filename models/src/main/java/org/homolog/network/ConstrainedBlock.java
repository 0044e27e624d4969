package org.homolog.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import org.homolog.torch.Precision;
import org.homolog.torch.Script;
import org.homolog.torch.Tensors;
import org.homolog.torch.Torch;

/** A network of leaky units whose weights are made under constraints. */
class ConstrainedBlock extends LeakyBlock {
  private final WeightConstraints constraints;
  private final Script script;

  ConstrainedBlock(
      LeakyRecurrent spec,
      WeightConstraints constraints,
      int inputs,
      int outputs,
      Torch torch,
      Precision precision) {
    super(spec, inputs, outputs, torch, precision);
    this.constraints = constraints;
    this.script = torch.script(ConstrainedScript.of(constraints));
  }

  private NDArray signs(NDManager scope) {
    return Tensors.of(scope, constraints.signs(), new Shape(constraints.units()), precision());
  }

  private NDArray reached(NDManager scope) {
    return Tensors.of(scope, constraints.reached(), new Shape(constraints.units(), 1), precision());
  }

  @Override
  protected NDList acting(NDManager scope) {
    return script.call(scope, "acting", arrays(), signs(scope), reached(scope));
  }

  @Override
  protected NDList chain(NDManager scope, NDList acting, NDList gradients) {
    return script.call(
        scope,
        "chain",
        arrays(),
        acting,
        gradients,
        signs(scope),
        reached(scope),
        constraints.anchor());
  }

  @Override
  protected NDList actingOnTape() {
    NDManager scope = weight("Wr").getManager();
    NDArray recurrent = magnitude(weight("Wr"));
    if (constraints.masked()) {
      recurrent = recurrent.mul(weight(WeightConstraints.MASK));
    }
    if (constraints.fixed()) {
      recurrent = recurrent.add(magnitude(weight(WeightConstraints.FIXED)));
    }
    if (constraints.dale() != DaleConstraint.NONE) {
      recurrent = recurrent.mul(signs(scope));
    }
    NDArray read = weight("Wy");
    long outputs = read.getShape().get(0);
    NDArray output =
        scope
            .zeros(new Shape(outputs, constraints.readFrom()), precision().dataType())
            .concat(read, 1)
            .concat(
                scope.zeros(
                    new Shape(outputs, constraints.units() - constraints.readTo()),
                    precision().dataType()),
                1);
    return new NDList(
        recurrent,
        weight("Wx").mul(reached(scope)),
        weight("b"),
        output,
        weight("by"),
        weight("r0"));
  }

  private NDArray magnitude(NDArray array) {
    return switch (constraints.dale()) {
      case NONE -> array;
      case ABS -> array.abs();
      case RECTIFY -> Activation.relu(array);
    };
  }
}
