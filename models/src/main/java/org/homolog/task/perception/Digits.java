package org.homolog.task.perception;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.homolog.failure.HomologException;
import org.homolog.spi.Description;
import org.homolog.spi.FactorialTask;
import org.homolog.spi.Reference;
import org.homolog.spi.Task;
import org.homolog.spi.TaskFactory;
import org.homolog.spi.TrialBuilder;
import org.homolog.spi.TrialVariable;
import org.homolog.spi.Trials;
import org.homolog.task.TaskKind;

/** Recognition of digits in images of 28 x 28 pixels: MNIST's, or drawn ones. */
public final class Digits {
  private static final int SIMULATED = 2000;
  private static final double MEAN = 0.1307;
  private static final double DEVIATION = 0.3081;

  private final DigitsOptions options;
  private final DrawnDigit drawn;

  private Digits(DigitsOptions options) {
    this.options = options;
    this.drawn = new DrawnDigit(options);
  }

  /**
   * The task.
   *
   * @param options its options
   * @return the task; named digits with drawn images, and with images from files digits- and the
   *     beginning of their SHA-256
   * @throws HomologException if a file is missing, damaged, or does not fit the others
   */
  public static FactorialTask of(DigitsOptions options) {
    return options.drawn() ? new Digits(options).ofDrawn() : new Digits(options).ofFiles();
  }

  /**
   * The task, to be found by name.
   *
   * @return its factory
   */
  public static TaskFactory<?> kind() {
    return new TaskKind<>(
        Description.builder("digits", "Recognition of digits")
            .summary(
                "Images of 28 x 28 pixels, to be told as one of ten digits at the last step. With"
                    + " the four files of MNIST these are its images: training draws from the"
                    + " training files, grids are the first test images. Without files the digits"
                    + " are drawn, not MNIST: strokes in several hands, with random points, pen,"
                    + " rotation, shear, size and position, and noise; a network is easily better"
                    + " on them than on MNIST.")
            .formula("pixel: (ink - 0.1307) / 0.3081, ink from 0 to 1")
            .references(
                Reference.of(
                    "LeCun, Bottou, Bengio and Haffner 1998, Gradient-based learning applied to"
                        + " document recognition, Proceedings of the IEEE",
                    "10.1109/5.726791"))
            .build(),
        DigitsOptions.class,
        Digits::of);
  }

  private FactorialTask declared(
      String id, List<TrialVariable> variables, Consumer<TrialBuilder> maker) {
    List<String> inputs = new ArrayList<>();
    for (int row = 0; row < DrawnDigit.SIDE; row++) {
      for (int column = 0; column < DrawnDigit.SIDE; column++) {
        inputs.add("pixel " + row + " " + column);
      }
    }
    return FactorialTask.named(id)
        .step(options.dt())
        .inputs(inputs)
        .choices("0", "1", "2", "3", "4", "5", "6", "7", "8", "9")
        .variables(variables)
        .trial(maker)
        .chance(0.1)
        .shortcut(() -> byInk(declared(id, variables, maker)))
        .baselines(
            "Chance: any digit. Shortcut: the amount of ink alone, nearest to the mean of a digit,"
                + " learned from "
                + SIMULATED
                + " drawn trials and tested on as many. What an ideal observer reaches is not"
                + " known.")
        .build();
  }

  private FactorialTask ofDrawn() {
    TrialVariable exemplar =
        TrialVariable.index("exemplar", Math.max(1, options.gridSize() / 10))
            .description("which drawing of the digit");
    TrialVariable digit = TrialVariable.index("digit", 10).description("the digit shown");
    TrialVariable noise =
        TrialVariable.levels("noise", options.noise())
            .psychometric(0.1, 0.3, 0.5, 0.8, 1.2)
            .description("standard deviation of a pixel");
    return declared(
        "digits",
        List.of(exemplar, noise, digit),
        trial -> {
          double[] ink = drawn.draw(trial.whole(digit), trial.random());
          show(trial, ink);
          trial.noise(0, ink.length, 0, trial.length(), trial.get(noise) / DEVIATION);
          trial.label(0, trial.length(), trial.whole(digit));
        });
  }

  private FactorialTask ofFiles() {
    Labelled training = Labelled.read("images", options.images(), "labels", options.labels());
    Labelled test =
        Labelled.read("test-images", options.testImages(), "test-labels", options.testLabels());
    TrialVariable image =
        TrialVariable.drawn("image", random -> random.nextInt(training.count()))
            .grid(
                IntStream.range(0, Math.min(options.gridSize(), test.count()))
                    .asDoubleStream()
                    .toArray())
            .whole()
            .description("number of the image in its file");
    TrialVariable digit = TrialVariable.derived("digit").whole().description("the digit shown");
    String hash = training.hash() + "-" + test.hash();
    return declared(
        "digits-" + hash,
        List.of(image, digit),
        trial -> {
          Labelled from = trial.isDrawn() ? training : test;
          int label = from.label(trial.whole(image));
          trial.set(digit, label);
          show(trial, from.ink(trial.whole(image)));
          trial.label(0, trial.length(), label);
        });
  }

  private void show(TrialBuilder trial, double[] ink) {
    trial.steps(options.steps());
    for (int pixel = 0; pixel < ink.length; pixel++) {
      trial.input(pixel, 0, trial.length(), (ink[pixel] - MEAN) / DEVIATION);
    }
  }

  private static double byInk(Task task) {
    double[] means = new double[10];
    int[] counts = new int[10];
    Trials seen = task.draw(1, 0, SIMULATED, Task.Mode.TRAIN);
    for (int k = 0; k < SIMULATED; k++) {
      int digit = (int) seen.targets()[k];
      means[digit] += ink(seen, k);
      counts[digit]++;
    }
    Trials tested = task.draw(1, SIMULATED, SIMULATED, Task.Mode.TRAIN);
    double right = 0;
    for (int k = 0; k < SIMULATED; k++) {
      int best = -1;
      double nearest = Double.POSITIVE_INFINITY;
      for (int digit = 0; digit < 10; digit++) {
        double apart = Math.abs(ink(tested, k) - means[digit] / Math.max(1, counts[digit]));
        if (counts[digit] > 0 && apart < nearest) {
          nearest = apart;
          best = digit;
        }
      }
      right += best == (int) tested.targets()[k] ? 1 : 0;
    }
    return right / SIMULATED;
  }

  private static double ink(Trials trials, int trial) {
    double sum = 0;
    int pixels = trials.inputCount();
    for (int pixel = 0; pixel < pixels; pixel++) {
      sum += trials.inputs()[trial * pixels + pixel];
    }
    return sum;
  }

  /**
   * Images with labels, from two files.
   *
   * @param images the images
   * @param labels their labels
   */
  private record Labelled(IdxFile images, IdxFile labels) {
    static Labelled read(String imageOption, String images, String labelOption, String labels) {
      IdxFile pictures = IdxFile.read(imageOption, images, 3);
      IdxFile digits = IdxFile.read(labelOption, labels, 1);
      if (pictures.shape()[1] != DrawnDigit.SIDE || pictures.shape()[2] != DrawnDigit.SIDE) {
        throw HomologException.mistake(
            imageOption
                + ": images of 28 x 28 pixels are needed, but those of "
                + images
                + " have "
                + pictures.shape()[1]
                + " x "
                + pictures.shape()[2]);
      }
      if (pictures.shape()[0] != digits.shape()[0]) {
        throw HomologException.mistake(
            labelOption
                + ": there are "
                + digits.shape()[0]
                + " labels in "
                + labels
                + " for "
                + pictures.shape()[0]
                + " images in "
                + images);
      }
      for (int k = 0; k < digits.shape()[0]; k++) {
        if (digits.values()[k] < 0 || digits.values()[k] > 9) {
          throw HomologException.mistake(
              labelOption + ": label " + k + " of " + labels + " is not a digit");
        }
      }
      return new Labelled(pictures, digits);
    }

    int count() {
      return labels.shape()[0];
    }

    int label(int image) {
      return labels.values()[image];
    }

    double[] ink(int image) {
      int pixels = DrawnDigit.SIDE * DrawnDigit.SIDE;
      double[] ink = new double[pixels];
      for (int k = 0; k < pixels; k++) {
        ink[k] = (images.values()[image * pixels + k] & 0xff) / 255.0;
      }
      return ink;
    }

    String hash() {
      return images.hash().substring(0, 6) + labels.hash().substring(0, 6);
    }
  }
}
