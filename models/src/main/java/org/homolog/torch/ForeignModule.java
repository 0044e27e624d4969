package org.homolog.torch;

import ai.djl.engine.EngineException;
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
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;

/**
 * A network that another program wrote as TorchScript ({@code torch.jit.script} or {@code
 * torch.jit.trace}, then {@code save}), run as it is.
 */
public final class ForeignModule {
  private final Torch torch;
  private final Path file;
  private final PtSymbolBlock module;

  /**
   * Loads a file.
   *
   * @param torch the engine
   * @param owner keeps the module until it is closed
   * @param file the file
   * @param modules modules of the network whose results are wanted too; of no matter where {@code
   *     forward} returns more than one tensor by itself
   * @throws HomologException if it cannot be read, is no TorchScript, or has no such module
   */
  public ForeignModule(Torch torch, NDManager owner, Path file, List<String> modules) {
    this.torch = torch;
    this.file = file;
    torch.enter();
    try (InputStream stream = new ByteArrayInputStream(archive(file, modules))) {
      module = JniUtils.loadModule((PtNDManager) owner, stream, false, false);
    } catch (IOException e) {
      throw HomologException.of(
          HomologException.Kind.MISTAKE, file + ": cannot be read (" + e.getMessage() + ")", e);
    } catch (EngineException e) {
      throw HomologException.of(
          HomologException.Kind.UNSUPPORTED,
          file
              + ": this is no TorchScript file that the engine can load ("
              + firstLine(e)
              + "); write one with torch.jit.script(model).save(FILE) or torch.jit.trace",
          e);
    }
  }

  private static byte[] archive(Path file, List<String> modules) throws IOException {
    return modules.isEmpty() || !isZip(file)
        ? Files.readAllBytes(file)
        : RecordingArchive.of(file, modules);
  }

  private static boolean isZip(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      return Arrays.equals(stream.readNBytes(2), new byte[] {'P', 'K'});
    }
  }

  private static String firstLine(EngineException failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("").strip();
  }

  /**
   * Runs {@code forward}.
   *
   * @param scope receives the results
   * @param input its argument
   * @return what it returned: a dictionary's arrays under their names; those of a list or tuple, or
   *     the one array, under their numbers from 0
   * @throws HomologException if it fails, or returns something else
   */
  public Map<String, NDArray> forward(NDManager scope, NDArray input) {
    torch.enter();
    try (IValue argument = IValue.from((PtNDArray) input);
        IValue result = IValueUtils.runMethod(module, "forward", argument)) {
      return arrays((PtNDManager) scope, result);
    } catch (EngineException e) {
      throw HomologException.of(
          HomologException.Kind.MISTAKE,
          file
              + ": the network cannot be run on an input of shape "
              + input.getShape()
              + " ("
              + firstLine(e)
              + ")",
          e);
    }
  }

  private Map<String, NDArray> arrays(PtNDManager scope, IValue result) {
    Map<String, NDArray> named = new LinkedHashMap<>();
    if (result.isMap()) {
      result
          .toIValueMap()
          .forEach(
              (name, value) -> {
                try (value) {
                  named.put(name, array(scope, value));
                }
              });
      return named;
    }
    List<NDArray> inOrder = new ArrayList<>();
    if (result.isTensor()) {
      inOrder.add(result.toTensor(scope));
    } else if (result.isTensorList()) {
      inOrder.addAll(new NDList(result.toTensorArray(scope)));
    } else if (result.isTuple() || result.isList()) {
      IValue[] parts = result.isTuple() ? result.toIValueTuple() : result.toIValueArray();
      for (IValue part : parts) {
        try (part) {
          inOrder.add(array(scope, part));
        }
      }
    } else {
      throw other(result);
    }
    for (NDArray array : inOrder) {
      named.put(Integer.toString(named.size()), array);
    }
    return named;
  }

  private NDArray array(PtNDManager scope, IValue value) {
    if (!value.isTensor()) {
      throw other(value);
    }
    return value.toTensor(scope);
  }

  private HomologException other(IValue value) {
    return HomologException.unsupported(
        file
            + ": forward must return a tensor, or tensors in a list, a tuple or a dictionary, but"
            + " returns "
            + value.getType());
  }
}
