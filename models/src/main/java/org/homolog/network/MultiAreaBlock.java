package org.homolog.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.homolog.torch.Precision;
import org.homolog.torch.Torch;

/** A network of several areas: the units of each are a layer. */
final class MultiAreaBlock extends ConstrainedBlock {
  private final Areas areas;

  MultiAreaBlock(
      LeakyRecurrent spec,
      Areas areas,
      WeightConstraints constraints,
      int inputs,
      int outputs,
      Torch torch,
      Precision precision) {
    super(spec, constraints, inputs, outputs, torch, precision);
    this.areas = areas;
  }

  private NDList byArea(NDList rolled) {
    NDArray rates = rolled.get(0);
    NDList layers = new NDList();
    for (Areas.Area area : areas.all()) {
      layers.add(rates.get(new NDIndex("..., " + area.from() + ":" + area.to())));
    }
    layers.add(rolled.get(1));
    return layers;
  }

  @Override
  public NDList layers(NDManager scope, NDArray inputs, NDList noise) {
    return byArea(super.layers(scope, inputs, noise));
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> ignored) {
    return byArea(super.forwardInternal(store, inputs, training, ignored));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    Shape leading = inputShapes[0].slice(0, 2);
    Shape[] layers = new Shape[areas.all().size() + 1];
    for (int i = 0; i < areas.all().size(); i++) {
      layers[i] = leading.add(areas.all().get(i).units());
    }
    layers[layers.length - 1] = super.getOutputShapes(inputShapes)[1];
    return layers;
  }
}
