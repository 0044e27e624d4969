package org.homolog.network.foreign;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.homolog.failure.HomologException;
import org.homolog.network.NetworkBlock;
import org.homolog.torch.ForeignModule;
import org.homolog.torch.Precision;
import org.homolog.torch.Torch;

/** A network of a TorchScript file as a block without weights of its own. */
final class TorchScriptBlock extends NetworkBlock {
  private final TorchScriptNetwork spec;
  private final int outputs;

  TorchScriptBlock(TorchScriptNetwork spec, int outputs, Torch torch, Precision precision) {
    super(List.of(), torch, precision);
    this.spec = spec;
    this.outputs = outputs;
  }

  @Override
  public NDList layers(NDManager scope, NDArray inputs, NDList noise) {
    // Loaded for each presentation, and released with its scope: files are run, not trained.
    ForeignModule module = new ForeignModule(torch(), scope, Path.of(spec.file()), spec.layers());
    Map<String, NDArray> given = module.forward(scope, arranged(scope, inputs));
    NDList layers = new NDList();
    List<String> names = spec.layerNames();
    for (int i = 0; i < names.size(); i++) {
      layers.add(restored(inputs.getShape(), names.get(i), found(given, names, i)));
    }
    long found = layers.get(names.size() - 1).getShape().get(2);
    if (found != outputs) {
      throw HomologException.mistake(
          spec.file() + ": the network has " + found + " outputs, but " + outputs + " are needed");
    }
    return layers;
  }

  /** The input as the network takes it, in the single precision of most files. */
  private NDArray arranged(NDManager scope, NDArray inputs) {
    NDArray x = inputs.toType(DataType.FLOAT32, false);
    long steps = inputs.getShape().get(0);
    long trials = inputs.getShape().get(1);
    boolean timeless = spec.dt() == 0;
    Shape one = inputs.getShape().slice(2);
    if (!spec.inputShape().isEmpty()) {
      one = new Shape(spec.inputShape().stream().mapToLong(size -> size).toArray());
      if (one.size() != inputs.getShape().get(2)) {
        throw HomologException.mistake(
            "input-shape: "
                + spec.inputShape()
                + " holds "
                + one.size()
                + " values, but an input has "
                + inputs.getShape().get(2));
      }
    }
    if (!timeless && spec.order() == TorchScriptNetwork.Order.BATCH_FIRST) {
      x = x.swapAxes(0, 1).reshape(new Shape(trials, steps).addAll(one));
    } else {
      x = x.reshape((timeless ? new Shape(steps * trials) : new Shape(steps, trials)).addAll(one));
    }
    x.attach(scope);
    return x;
  }

  private NDArray found(Map<String, NDArray> given, List<String> names, int layer) {
    NDArray named = given.get(names.get(layer));
    if (named != null) {
      return named;
    }
    boolean numbered = given.containsKey("0");
    if (numbered && given.size() == names.size()) {
      return given.getOrDefault(Integer.toString(layer), given.values().iterator().next());
    }
    throw HomologException.mistake(
        spec.file()
            + ": "
            + (numbered
                ? "forward returns "
                    + given.size()
                    + " tensors, but the layers are "
                    + names
                    + "; name all members of its tuple but the last, which is the output"
                : HomologException.unknownText("layer", names.get(layer), given.keySet())));
  }

  /** A layer as [time, batch, unit]. */
  private NDArray restored(Shape inputs, String name, NDArray layer) {
    long steps = inputs.get(0);
    long trials = inputs.get(1);
    boolean batchFirst = spec.dt() > 0 && spec.order() == TorchScriptNetwork.Order.BATCH_FIRST;
    Shape shape = layer.getShape();
    boolean fits =
        spec.dt() == 0
            ? shape.dimension() >= 1 && shape.get(0) == steps * trials
            : shape.dimension() >= 2
                && shape.get(0) == (batchFirst ? trials : steps)
                && shape.get(1) == (batchFirst ? steps : trials);
    if (!fits) {
      throw HomologException.mistake(
          spec.file()
              + ": layer "
              + name
              + " has the shape "
              + shape
              + " for "
              + steps
              + " steps of "
              + trials
              + " trials; is dt 0 for a network without time, and order right?");
    }
    NDArray turned = batchFirst ? layer.swapAxes(0, 1) : layer;
    return turned.reshape(new Shape(steps, trials, -1)).toType(precision().dataType(), false);
  }

  @Override
  public NDList gradients(
      NDManager scope, NDArray inputs, NDList noise, UnaryOperator<NDArray> outputGradient) {
    throw HomologException.mistake("a torchscript network is fixed; nothing of it is learned");
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> ignored) {
    return layers(inputs.head().getManager(), inputs.head(), new NDList());
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    throw new UnsupportedOperationException("known only when the network has run");
  }
}
