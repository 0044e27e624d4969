package org.homolog.fit;

import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.learning.Objective;
import org.homolog.spi.Option;

/**
 * How a network with a time course is fitted to recorded trials.
 *
 * @param loss what is lowered over the recorded units
 * @param drive columns of the trials that drive the network; see {@link TrialInputs#columns}
 * @param initialState what each trial begins with
 * @param preparation steps before the first bin in which the initial state is made
 * @param follow how recorded units are read from the network
 * @param heldOutUnits share of the recorded units whose spikes an encoder never sees, and whose
 *     prediction is scored by itself
 * @param validation share of each fold's training trials that tells which weights to keep
 */
public record RecurrentFitOptions(
    @Option(
            text =
                "what is lowered: poisson, the likelihood of counts, or squared-error, of each unit's"
                    + " z-scored responses",
            byDefault = "poisson")
        Loss loss,
    @Option(
            text =
                "columns of the trials that drive the network, each as COLUMN, or as COLUMN from"
                    + " SECONDS to SECONDS where it acts for a part of the window")
        List<String> drive,
    @Option(
            text =
                "what each trial begins with: zero, one learned state, or one learned state per"
                    + " condition",
            byDefault = "learned")
        InitialState initialState,
    @Option(
            text = "steps before the first bin in which a learned initial state is made",
            byDefault = "5",
            min = 1,
            max = 1000)
        int preparation,
    @Option(
            text =
                "readout: recorded units are read from all units by learned weights; units: the"
                    + " network's first units follow them one by one, which needs frozen: [Wy]",
            byDefault = "readout")
        Follow follow,
    @Option(
            text =
                "share of the recorded units that are held out: an encoder never sees their spikes,"
                    + " and they are scored by themselves",
            byDefault = "0",
            min = 0,
            max = 0.9)
        double heldOutUnits,
    @Option(
            text = "share of each fold's training trials that tells which weights to keep",
            byDefault = "0.1",
            min = 0,
            max = 0.5)
        double validation) {
  /** What is lowered. */
  public enum Loss {
    /** Negative log likelihood of counts as Poisson; outputs are logarithms of expected counts. */
    POISSON(Objective.POISSON),
    /** Squared error of responses, z-scored over the training trials. */
    SQUARED_ERROR(Objective.SQUARED_ERROR);

    private final Objective objective;

    Loss(Objective objective) {
      this.objective = objective;
    }

    Objective objective() {
      return objective;
    }
  }

  /** What each trial begins with. */
  public enum InitialState {
    /** The network's own, zero unless it learns one. */
    ZERO,
    /** One learned state for all trials. */
    LEARNED,
    /** One learned state per condition. */
    CONDITION
  }

  /** How recorded units are read. */
  public enum Follow {
    /** By learned weights from all units. */
    READOUT,
    /** One network unit each. */
    UNITS
  }

  /** Refuses impossible values. */
  public RecurrentFitOptions {
    drive = List.copyOf(drive);
    if (preparation < 1
        || !(heldOutUnits >= 0 && heldOutUnits <= 0.9)
        || !(validation >= 0 && validation <= 0.5)) {
      throw HomologException.mistake(
          "preparation must be 1 or more, held-out-units from 0 to 0.9 and validation from 0 to 0.5,"
              + " but they are "
              + preparation
              + ", "
              + heldOutUnits
              + " and "
              + validation);
    }
  }
}
