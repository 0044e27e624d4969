package org.homolog.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * TorchScript methods, written in source and run by the engine, each in one native call: a roll-out
 * of 200 steps costs one crossing from Java instead of a thousand.
 *
 * <p>Methods run without recording gradients, but for those called by {@link #record}. Several
 * threads may call one script at once.
 */
public final class Script {
  private final Torch torch;
  private final PtSymbolBlock module;

  Script(Torch torch, NDManager owner, String methods) {
    this.torch = torch;
    try (ByteArrayInputStream archive = new ByteArrayInputStream(ScriptArchive.of(methods))) {
      module = JniUtils.loadModule((PtNDManager) owner, archive, false, false);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  /**
   * Calls a method that returns a list of tensors.
   *
   * @param scope receives the results, which live until it is closed
   * @param method the method's name
   * @param arguments arrays, lists of arrays ({@link NDList}), {@link Double}, {@link Long} or
   *     {@link Boolean}
   * @return what the method returned
   */
  public NDList call(NDManager scope, String method, Object... arguments) {
    torch.enter();
    List<IValue> values = new ArrayList<>(arguments.length);
    try {
      for (Object argument : arguments) {
        values.add(value(argument));
      }
      try (IValue result = IValueUtils.runMethod(module, method, values.toArray(IValue[]::new))) {
        return new NDList(result.toTensorArray((PtNDManager) scope));
      }
    } finally {
      values.forEach(IValue::close);
    }
  }

  /**
   * Calls a method that may record what it does, so that a later call can derive gradients. The
   * method switches recording on itself, and takes one list of tensors.
   *
   * @param scope receives the results, and with them what was recorded
   * @param method the method's name
   * @param arguments the arrays of the list; they are renamed
   * @return what the method returned
   */
  public NDList record(NDManager scope, String method, NDList arguments) {
    torch.enter();
    // The engine takes the method's name from an array's, and gives the results to the scope of the
    // first.
    NDArray name = scope.create(0f);
    name.setName("module_method:" + method);
    NDList all = new NDList(name);
    for (NDArray argument : arguments) {
      argument.setName("arguments[]");
      all.add(argument);
    }
    return IValueUtils.forward(module, all, true);
  }

  private static IValue value(Object argument) {
    if (argument instanceof NDList list) {
      return IValue.listFrom(list.stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new));
    }
    if (argument instanceof NDArray array) {
      return IValue.from((PtNDArray) array);
    }
    if (argument instanceof Double number) {
      return IValue.from(number.doubleValue());
    }
    if (argument instanceof Long number) {
      return IValue.from(number.longValue());
    }
    if (argument instanceof Boolean truth) {
      return IValue.from(truth.booleanValue());
    }
    throw new IllegalArgumentException("a script takes no " + argument.getClass().getName());
  }
}
