package org.homolog.torch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.homolog.failure.HomologException;

/**
 * The engine on one device. Started once per process, offline and untracked, with the native
 * libraries that come as Maven artefacts, unpacked in the cache folder ({@code HOMOLOG_CACHE}, or
 * the system property {@code homolog.cache}).
 *
 * <p>Each native call runs on one thread: small recurrent steps are slower on more, and the sums
 * then come out alike on any machine load. Parallel work is many networks, one a Java thread.
 */
public final class Torch {
  private static final Map<DeviceChoice, Torch> STARTED = new EnumMap<>(DeviceChoice.class);

  /** The engine holds one gradient tape and one global random generator per process. */
  private static final Object PROCESS_WIDE = new Object();

  private static final ThreadLocal<Boolean> ENTERED = ThreadLocal.withInitial(() -> false);

  private final Engine engine;
  private final Device device;
  private final NDManager root;
  private final Map<String, Script> scripts = new ConcurrentHashMap<>();

  private Torch(Engine engine, Device device) {
    this.engine = engine;
    this.device = device;
    this.root = engine.newBaseManager(device);
  }

  /**
   * The engine on a device; the first call unpacks and loads the native libraries.
   *
   * @param choice which device
   * @return the engine
   * @throws HomologException if the native library cannot be loaded, or a GPU is asked for and none
   *     is seen
   */
  public static Torch on(DeviceChoice choice) {
    synchronized (STARTED) {
      return STARTED.computeIfAbsent(choice, Torch::start);
    }
  }

  private static Torch start(DeviceChoice choice) {
    Engine engine = load(NativeCache.folder());
    int gpus = choice == DeviceChoice.CPU ? 0 : engine.getGpuCount();
    if (choice == DeviceChoice.GPU && gpus == 0) {
      throw HomologException.mistake(
          "device: gpu was asked for, but the PyTorch engine sees no CUDA device; use device: cpu or auto,"
              + " or name a CUDA build of libtorch 2.7.1 by PYTORCH_LIBRARY_PATH and PYTORCH_FLAVOR (docs/training.md)");
    }
    return new Torch(engine, gpus == 0 ? Device.cpu() : Device.gpu());
  }

  private static Engine load(Path cache) {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("DJL_CACHE_DIR", cache.toString());
    System.setProperty("ENGINE_CACHE_DIR", cache.toString());
    System.setProperty("ai.djl.pytorch.num_threads", "1");
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    try {
      return Engine.getEngine("PyTorch");
    } catch (EngineException | UnsatisfiedLinkError | IllegalStateException e) {
      throw HomologException.of(
          HomologException.Kind.MISTAKE,
          "the PyTorch native library could not be loaded from "
              + cache
              + " on "
              + System.getProperty("os.name")
              + " "
              + System.getProperty("os.arch")
              + " ("
              + e.getMessage()
              + "); it exists for Linux and macOS and needs 500 MB in the cache folder (HOMOLOG_CACHE)",
          e);
    }
  }

  /** The engine keeps its thread count and its optimiser switch per thread. */
  void enter() {
    if (!ENTERED.get()) {
      JniUtils.setNumThreads(1);
      JniUtils.setGraphExecutorOptimize(false);
      ENTERED.set(true);
    }
  }

  /**
   * Whether computations run on a graphics processor.
   *
   * @return true on a GPU
   */
  public boolean isGpu() {
    return device.isGpu();
  }

  /**
   * A scope for arrays: everything made in it is released when it is closed.
   *
   * @return a new scope
   */
  public NDManager scope() {
    enter();
    return root.newSubManager();
  }

  /**
   * A script, compiled on first use and kept.
   *
   * @param methods TorchScript method definitions, indented by two blanks, each with {@code self:
   *     __torch__.Script} as first argument and {@code List[Tensor]} as result
   * @return the script
   */
  public Script script(String methods) {
    enter();
    return scripts.computeIfAbsent(methods, source -> new Script(this, root, source));
  }

  /**
   * Standard normal numbers of the engine's generator, a function of seed and shape alone.
   *
   * @param scope receives the array
   * @param shape its shape
   * @param precision its width
   * @param seed the seed
   * @return the numbers
   */
  public NDArray normal(NDManager scope, Shape shape, Precision precision, long seed) {
    enter();
    synchronized (PROCESS_WIDE) {
      // The engine's generator takes 32 bits through DJL; fold both halves in.
      engine.setRandomSeed((int) (seed ^ seed >>> 32));
      return scope.randomNormal(0f, 1f, shape, precision.dataType());
    }
  }

  /**
   * Gradients of a scalar by the engine's reverse mode.
   *
   * @param scope receives the gradients
   * @param parameters arrays to differentiate by; left without gradient
   * @param forward computes the scalar from them; runs under the process's single gradient tape
   * @return one gradient per parameter, in order
   */
  public NDList gradients(NDManager scope, NDList parameters, Supplier<NDArray> forward) {
    enter();
    synchronized (PROCESS_WIDE) {
      try (GradientCollector collector = engine.newGradientCollector()) {
        parameters.forEach(parameter -> parameter.setRequiresGradient(true));
        collector.backward(forward.get());
        NDList gradients = new NDList(parameters.size());
        for (NDArray parameter : parameters) {
          NDArray gradient = parameter.getGradient().duplicate();
          gradient.attach(scope);
          gradients.add(gradient);
          JniUtils.zeroGrad((PtNDArray) parameter);
        }
        return gradients;
      } finally {
        parameters.forEach(parameter -> parameter.setRequiresGradient(false));
      }
    }
  }
}
