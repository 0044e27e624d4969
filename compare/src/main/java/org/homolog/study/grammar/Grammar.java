package org.homolog.study.grammar;

import static org.homolog.study.grammar.Key.Type.ANY;
import static org.homolog.study.grammar.Key.Type.FILTER;
import static org.homolog.study.grammar.Key.Type.FLAG;
import static org.homolog.study.grammar.Key.Type.GROUP;
import static org.homolog.study.grammar.Key.Type.LIST;
import static org.homolog.study.grammar.Key.Type.NUMBER;
import static org.homolog.study.grammar.Key.Type.NUMBERS;
import static org.homolog.study.grammar.Key.Type.TEXT;
import static org.homolog.study.grammar.Key.Type.TEXTS;
import static org.homolog.study.grammar.Key.Type.WHOLE;

import java.util.List;

/**
 * The grammar of study files, as data: what reads a study and what {@code homolog describe study}
 * prints.
 */
public final class Grammar {
  private static final double NONE = Double.NEGATIVE_INFINITY;
  private static final double MANY = 10_000_000;

  /** The file as a whole. */
  public static final Block STUDY =
      Block.of(
          "",
          "A study: systems, and how they are compared.",
          Key.of("study", TEXT, "title of the study").must(),
          Key.of("about", TEXT, "what the study asks, for the report"),
          Key.of("seed", WHOLE, "seed of everything random").from(0, Long.MAX_VALUE).or("1"),
          Key.of("systems", GROUP, "the systems, each under a name of its own").must(),
          Key.of("reference", TEXT, "the system that others are compared with"),
          Key.of(
              "candidates",
              TEXTS,
              "the systems compared with the reference; a network's name stands for all its layers,"
                  + " network/LAYER for one"),
          Key.of(
                  "comparisons",
                  LIST,
                  "the analyses, each as ID or as ID: {options}; homolog describe ID tells the options")
              .must(),
          Key.of("resample", GROUP, "intervals, nulls and ceilings of all comparisons"),
          Key.of(
              "recovery",
              ANY,
              "model recovery for every comparison that scores two candidates or more one by one and"
                  + " says what is closer: true, none, or a group; none if not given"),
          Key.of(
              "matched",
              ANY,
              "every comparison of two populations again with as many units and as much noise on both"
                  + " sides: true, none, or a group; none if not given"),
          Key.of("report", GROUP, "what the report shows"));

  /** A system. */
  public static final Block SYSTEM =
      Block.of(
          "systems.NAME",
          "A system is recorded (recording), stated (stated), simulated (simulate) or a network"
              + " (model), or systems described elsewhere as members (cohort) or as sessions"
              + " joined into one population (pseudo-population).",
          Key.of("about", TEXT, "what it is, for the report"),
          Key.of("recording", GROUP, "the file it was recorded in"),
          Key.of(
              "population",
              GROUP,
              "an array of the file as conditions x time x units: values, axes, labels, columns,"
                  + " slice, select, units, unit"),
          Key.of("align", GROUP, "spike trains or a series of the file, cut around events"),
          Key.of(
              "dissimilarities",
              GROUP,
              "an array of the file as dissimilarities: values, axes, labels, columns, slice,"
                  + " average, measure"),
          Key.of("then", LIST, "operations on the population, one after the other"),
          Key.of(
              "members",
              TEXT,
              "column of the units or entries whose values tell members (animals, sessions) apart;"
                  + " each becomes a member of a cohort"),
          Key.of("stated", GROUP, "a hypothesis or the stimuli themselves"),
          Key.of("simulate", GROUP, "a simulated recording; recording then needs no file"),
          Key.of("model", GROUP, "the network"),
          Key.of(
              "task",
              GROUP,
              "the task it is trained on, as ID: {options}; composed: {...} is one of your own,"
                  + " which homolog describe composed explains"),
          Key.of("train", GROUP, "how it is trained"),
          Key.of(
              "untrained",
              FLAG,
              "whether NAME-untrained, the same networks before any training, is a system too"),
          Key.of("respond", GROUP, "which of its responses are compared"),
          Key.of("cohort", GROUP, "members that are systems of their own"),
          Key.of("pseudo-population", GROUP, "sessions that are systems of their own"));

  /** Where a recording lies. */
  public static final Block RECORDING =
      Block.of(
              "systems.NAME.recording",
              "A file, relative to --data DIR, else to the study file.",
              Key.of("file", TEXT, "path of the file"),
              Key.of("importer", TEXT, "importer by id; without it the file's content decides"),
              Key.of("sha256", TEXT, "hash that the file must have"),
              Key.of("citation", TEXT, "whom to cite"),
              Key.of("licence", TEXT, "licence of the data"))
          .open("options of the importer; homolog describe IMPORTER tells them");

  /** Cutting a recording around events. */
  public static final Block ALIGN =
      Block.of(
          "systems.NAME.align",
          "Events of a table, a window around them, and bins: spike trains or a series become"
              + " entries x time x units.",
          Key.of("table", TEXT, "table whose rows are the events").must(),
          Key.of("event", TEXT, "column of event times in seconds").must(),
          Key.of("window", NUMBERS, "[from, to] in seconds relative to the event").must(),
          Key.of("bin", NUMBER, "width of a bin in seconds").must().from(1e-9, 1e9),
          Key.of("conditions", TEXTS, "columns of the table that make a condition").must(),
          Key.of(
              "repeats",
              TEXT,
              "column of the table that tells repeats apart; without it the rows are numbered in a"
                  + " column repeat"),
          Key.of("entries", FILTER, "which rows of the table to keep"),
          Key.of("units", FILTER, "which units to keep"),
          Key.of("series", TEXT, "series to cut instead of spike trains"),
          Key.of(
                  "rate",
                  NUMBER,
                  "samples per second that the series is resampled to before it is cut, by a"
                      + " windowed sinc that removes what the lower rate cannot hold")
              .from(1e-6, 1e9),
          Key.word("measure", "what a bin of spikes holds", "count", "count", "rate"),
          Key.of("smooth", GROUP, "smoothing over bins, those around the window included"),
          Key.word(
              "outside",
              "events whose window exceeds the recording",
              "refuse",
              "refuse",
              "drop",
              "keep"),
          Key.of(
              "recorded",
              NUMBERS,
              "[from, to] in seconds: when the recording ran, where the file does not tell"),
          Key.of(
              "mark",
              GROUP,
              "a further column of the table: which channel of a series was active in the window"));

  /** The channel that is active around each event. */
  public static final Block MARK =
      Block.of(
          "systems.NAME.align.mark",
          "Names for each event the channel of a series whose mean over the window is above a level,"
              + " such as the light that was on in a trial; \"none\" where there is none. entries may"
              + " ask for it.",
          Key.of("column", TEXT, "name of the column").must(),
          Key.of("series", TEXT, "the series").must(),
          Key.of("above", NUMBER, "the level, in the series' unit").must());

  /** Smoothing, while aligning or later. */
  public static final Block SMOOTH =
      Block.of(
          "systems.NAME.align.smooth and systems.NAME.then[].smooth",
          "A kernel over the bins of each unit.",
          Key.word(
              "kernel",
              "which kernel; a causal one (causal-gaussian is half a Gaussian) reads no later bin,"
                  + " gaussian and boxcar are acausal and read both sides",
              "gaussian",
              "gaussian",
              "causal-gaussian",
              "causal-exponential",
              "boxcar",
              "causal-boxcar"),
          Key.of("seconds", NUMBER, "standard deviation, time constant or length in seconds")
              .must()
              .from(1e-9, 1e9));

  /** One operation. */
  public static final Block STEP =
      Block.of(
          "systems.NAME.then[]",
          "One operation per item.",
          Key.of("select", FILTER, "entries to keep, by their columns"),
          Key.of("units", FILTER, "units to keep, by their columns"),
          Key.of("times", FILTER, "time bins to keep, by their centres in column seconds"),
          Key.word(
              "time", "time bins become conditions, or are averaged", "", "conditions", "mean"),
          Key.word(
              "average",
              "the mean over the repeats of each condition; present-repeats passes over missing"
                  + " values",
              "",
              "repeats",
              "present-repeats"),
          Key.of("conditions", TEXTS, "columns that make a condition from here on, in this order"),
          Key.of("repeats", TEXT, "column that tells repeats apart from here on"),
          Key.word(
              "z-score", "each unit to mean 0 and standard deviation 1 over all data", "", "units"),
          Key.of(
                  "soft-normalise",
                  NUMBER,
                  "each unit divided by its range plus this constant, in the unit of the values"
                      + " (5 spikes/s is usual)")
              .from(1e-12, 1e12),
          Key.of("smooth", GROUP, "smoothing over time bins, within the window"),
          Key.of("bin", GROUP, "a continuous column cut into levels"),
          Key.of("balance", GROUP, "as many entries in each condition, by leaving some out"),
          Key.of("split", GROUP, "entries divided in two parts, told by a column"),
          Key.word(
              "missing",
              "what to do with missing values; keep leaves them to the comparison",
              "",
              "refuse",
              "drop-condition",
              "drop-unit",
              "drop-entry",
              "keep"));

  /** Cutting a column into levels. */
  public static final Block BIN =
      Block.of(
          "systems.NAME.then[].bin",
          "Levels of a continuous column of the entries, labelled by their intervals, half-open but"
              + " for the last. If the column makes conditions, conditions are made anew.",
          Key.of("column", TEXT, "the column").must(),
          Key.of("edges", NUMBERS, "ascending edges; the outermost may be -.inf and .inf"),
          Key.of("equal-width", WHOLE, "instead: how many bins from the smallest to the largest")
              .from(1, 10_000),
          Key.of("quantiles", WHOLE, "instead: how many bins of nearly equal numbers of entries")
              .from(1, 10_000),
          Key.of("as", TEXT, "column for the labels; without it they replace the numbers"));

  /** Balancing. */
  public static final Block BALANCE =
      Block.of(
          "systems.NAME.then[].balance",
          "Conditions brought to the same number of entries by leaving some out at random.",
          Key.of("entries", WHOLE, "how many each keeps; 0 for as many as the rarest has")
              .from(0, MANY)
              .or("0"),
          Key.word("fewer", "conditions with fewer", "refuse", "refuse", "drop"),
          Key.of("seed", WHOLE, "seed of the choice").from(0, Long.MAX_VALUE).or("1"));

  /** Splitting. */
  public static final Block SPLIT =
      Block.of(
          "systems.NAME.then[].split",
          "Entries divided in two parts: odd and even, or first and second. Choose one with select,"
              + " such as select: part == odd, or make both members with members: part.",
          Key.word("by", "how", "parity", "parity", "random-halves"),
          Key.of(
              "of",
              TEXT,
              "column whose values are divided as wholes, such as the run or the trial; without it"
                  + " the entries of each condition are"),
          Key.of("as", TEXT, "column for the parts").or("part"),
          Key.of("seed", WHOLE, "seed of random halves").from(0, Long.MAX_VALUE).or("1"));

  /** A stated system. */
  public static final Block STATED =
      Block.of(
          "systems.NAME.stated",
          "Categories of another system's conditions, dissimilarities by a formula over their"
              + " columns, a table of stimulus descriptors (CSV), or an array of the stimuli such as"
              + " pixels.",
          Key.of("of", TEXT, "recorded system whose conditions these are, in its order"),
          Key.of(
              "categories",
              TEXTS,
              "condition columns of that system; conditions that agree in all of them are alike (0),"
                  + " others are not (1)"),
          Key.of(
              "formula",
              TEXT,
              "dissimilarity of two conditions from their columns, the other's with a prime, such as"
                  + " abs(orientation - orientation'), different(category), circular(direction, 360)"
                  + " or euclidean(x, y)"),
          Key.of("table", TEXT, "a CSV file with one row per condition"),
          Key.of("labels", TEXT, "column of the table with the conditions' labels, instead of of"),
          Key.of("columns", TEXTS, "columns of the table to use; without it all that hold numbers"),
          Key.of("without", TEXTS, "columns of the table to leave out"),
          Key.of("drop-missing", NUMBER, "leave out columns that hold this number, such as -999"),
          Key.of("drop-constant", FLAG, "leave out columns that are the same in all rows"),
          Key.of("file", TEXT, "file of the array; without it that of the system named in of"),
          Key.of("values", TEXT, "array whose first axis is the conditions, the others units"),
          Key.word(
              "scale",
              "each column to mean 0 and standard deviation 1 over all conditions",
              "none",
              "none",
              "z-score"),
          Key.of("sha256", TEXT, "hash that the file must have"),
          Key.of("citation", TEXT, "whom to cite"),
          Key.of("licence", TEXT, "licence of the data"));

  /** A cohort of systems. */
  public static final Block COHORT =
      Block.of(
          "systems.NAME.cohort",
          "Systems that stand for the same thing.",
          Key.of("of", TEXTS, "names of systems, each a member").must(),
          Key.of("member", TEXT, "what a member is, such as animal").or("member"));

  /** Sessions joined. */
  public static final Block PSEUDO_POPULATION =
      Block.of(
          "systems.NAME.pseudo-population",
          "Sessions that were not recorded together, joined by condition: a pseudo-trial takes one"
              + " entry of each. Entries are dealt into folds before; folds are the repeats of the"
              + " result, and its units tell their session.",
          Key.of("of", TEXTS, "names of systems; each, or each member of a cohort, is a session")
              .must(),
          Key.of("folds", WHOLE, "how many folds; 1 for none").from(1, 100_000).or("1"),
          Key.of(
                  "trials",
                  WHOLE,
                  "pseudo-trials per condition and fold; 0 for as many as the session with the"
                      + " fewest entries has")
              .from(0, MANY)
              .or("0"),
          Key.word("unshared", "conditions that a session lacks", "refuse", "refuse", "drop"),
          Key.of("seed", WHOLE, "seed of folds and pseudo-trials").from(0, Long.MAX_VALUE).or("1"));

  /** A simulated recording. */
  public static final Block SIMULATE =
      Block.of(
              "systems.NAME.simulate",
              "A generator whose mechanism is known writes an HDF5 file, which is then imported like"
                  + " any recording.",
              Key.of("generator", TEXT, "the generator").must())
          .open("options of the generator; homolog describe GENERATOR tells them");

  /** A network. */
  public static final Block MODEL =
      Block.of(
              "systems.NAME.model",
              "A network and its options.",
              Key.of("network", TEXT, "the network").must(),
              Key.of(
                  "inputs",
                  TEXT,
                  "stated system whose columns are the inputs: for a fit, or, without train, what the"
                      + " network answers to as it is built; for a fit in time a recorded system"
                      + " with the same bins that drives the network"),
              Key.of("weights", GROUP, "weights that another program made, instead of train"),
              Key.of(
                      "outputs",
                      WHOLE,
                      "number of outputs, where weights are given and the network answers to inputs")
                  .from(1, 10_000_000))
          .open("options of the network; homolog describe NETWORK tells them");

  /** Weights that another program made. */
  public static final Block WEIGHTS =
      Block.of(
          "systems.NAME.model.weights",
          "Weights of another program under the network's own names: every array of the network must"
              + " be given, every array of the file used or ignored.",
          Key.of(
                  "file",
                  TEXT,
                  "a safetensors or NPZ file, such as a PyTorch state_dict; for network: torchscript"
                      + " the network itself")
              .must(),
          Key.of(
              "names",
              TEXTS,
              "what the network's arrays are made of, such as [Wr = rnn.weight_hh, b = rnn.bias_ih +"
                  + " rnn.bias_hh, Wx = kernel', r0 = 0, Wr_mask = initial]: names of the file, ' for"
                  + " transposed, a number for all values, initial for what the network begins with;"
                  + " arrays without a line have the same name in the file"),
          Key.of("ignore", TEXTS, "arrays of the file that are left aside"),
          Key.of("sha256", TEXT, "hash that the file must have"));

  /** Training. */
  public static final Block TRAIN =
      Block.of(
              "systems.NAME.train",
              "How a network is trained: on a task, or to the responses of a recorded system.",
              Key.of("rule", TEXT, "the learning rule").or("gradient"),
              Key.of(
                      "seeds",
                      WHOLE,
                      "how many networks, each with a seed of its own; 3 on a task and 1 in a fit if"
                          + " not given")
                  .from(1, 1000),
              Key.of("targets", TEXT, "recorded system whose responses are fitted"),
              Key.of("folds", GROUP, "which conditions are held out while fitting"),
              Key.of("beside", LIST, "other tasks that are learned together with the task"),
              Key.of("first", LIST, "what is learned before, one part after the other"))
          .open("options of the rule; homolog describe RULE tells them");

  /** A task learned together with another. */
  public static final Block BESIDE =
      Block.of(
          "systems.NAME.train.beside[]",
          "A task with as many inputs and outputs as the network's own; each batch is of one of"
              + " them.",
          Key.of("task", GROUP, "the task, as ID: {options}").must(),
          Key.of("weight", NUMBER, "how often it is drawn, against 1 for the network's own")
              .from(1e-6, 1e6)
              .or("1"));

  /** A part of a curriculum. */
  public static final Block FIRST =
      Block.of(
          "systems.NAME.train.first[]",
          "A task learned before the network's own, for so many steps at most.",
          Key.of("task", GROUP, "the task, as ID: {options}").must(),
          Key.of("steps", WHOLE, "most steps to take").must().from(1, 1e8),
          Key.of(
                  "until",
                  NUMBER,
                  "share of the validation trials whose right answer ends the part; 1 for all steps")
              .from(1e-6, 1)
              .or("1"),
          Key.of("beside", LIST, "other tasks that are learned together with it"));

  /** Folds of a fit. */
  public static final Block FOLDS =
      Block.of(
          "systems.NAME.train.folds",
          "A fitted network is scored on conditions, or trials, it has not seen; each is held out"
              + " once.",
          Key.of(
              "leave-out",
              TEXT,
              "condition column: all conditions with one of its values are held out together"),
          Key.of("count", WHOLE, "instead: how many folds, conditions or trials assigned at random")
              .from(2, 100_000),
          Key.word(
              "of",
              "what is assigned at random: conditions, or, with a network that has a time course,"
                  + " trials",
              "conditions",
              "conditions",
              "trials"));

  /** Responses of a network to its task. */
  public static final Block RESPOND =
      Block.of(
          "systems.NAME.respond",
          "Which responses stand for the network: noise off, one entry per condition.",
          Key.of("conditions", TEXTS, "columns of the trials that make a condition").must(),
          Key.of(
              "event",
              TEXT,
              "column of the trials with the time the window is around; without it the trial's"
                  + " start"),
          Key.of("window", NUMBERS, "[from, to] in seconds relative to the event"),
          Key.of("bin", NUMBER, "width of a bin in seconds; without it each step is a bin")
              .from(1e-9, 1e9),
          Key.of("layers", TEXTS, "layers to compare; without it all but the output"));

  /** Resampling. */
  public static final Block RESAMPLE =
      Block.of(
          "resample",
          "Intervals, nulls and noise ceilings.",
          Key.of("bootstrap", WHOLE, "number of bootstrap draws; 0 for no interval")
              .from(0, MANY)
              .or("1000"),
          axes(
              "over",
              "what is drawn: unit draws the units of either side by themselves, session all units"
                  + " of a session together (of a pseudo-population)"),
          Key.of("level", NUMBER, "level of the interval").from(1e-6, 1 - 1e-6).or("0.95"),
          Key.of("null", ANY, "{permutations, permute or model}, or none for no null"),
          Key.word(
              "ceiling",
              "how the noise ceiling is found",
              "automatic",
              "automatic",
              "none",
              "split-half",
              "leave-one-member-out"),
          Key.of("splits", WHOLE, "number of random split halves").from(1, MANY).or("20"),
          Key.word("members", "which rows a cohort gets", "each", "each", "pooled", "both"),
          Key.word(
              "ceiling-test",
              "what the ceiling counts as when scores are tested against it: known, or found anew on"
                  + " every bootstrap draw of conditions and members, which takes its time",
              "fixed",
              "fixed",
              "drawn"),
          Key.word(
              "correction",
              "how p is corrected for the number of tests; the tests of one comparison against one"
                  + " reference are corrected together",
              "benjamini-hochberg",
              "benjamini-hochberg",
              "bonferroni",
              "max-statistic",
              "none"));

  /** The null. */
  public static final Block NULL =
      Block.of(
          "resample.null",
          "The null distribution.",
          Key.of("permutations", WHOLE, "number of draws of the null; 0 for no null")
              .from(0, MANY)
              .or("1000"),
          Key.word(
              "permute",
              "what is exchanged; without it the first that the comparison admits",
              "",
              "condition",
              "repeat",
              "unit"),
          Key.word(
              "model",
              "instead of permute: which null; homolog describe ID tells which of them a comparison"
                  + " admits, homolog describe nulls what they are",
              "",
              "permute-conditions",
              "permute-repeats",
              "permute-units",
              "circular-shift",
              "random-rotation",
              "matched-spectrum",
              "untrained"));

  /** Model recovery. */
  public static final Block RECOVERY =
      Block.of(
          "recovery and comparisons[].recovery",
          "Can this measure tell these candidates apart on these data? From each candidate data sets"
              + " are simulated with the recording's conditions, units, repeats and noise; all"
              + " candidates are scored on each, and the report shows which wins.",
          Key.of("data-sets", WHOLE, "how many data sets are simulated from each candidate")
              .from(1, MANY)
              .or("100"),
          new Key(
              "mapping",
              TEXTS,
              "how a candidate's features become responses of units, each done in turn: ridge, as"
                  + " cross-validated ridge regression maps them to the recorded units; random, by"
                  + " Gaussian weights, anew in each data set",
              false,
              "ridge, random",
              List.of("ridge", "random"),
              NONE,
              -NONE),
          Key.of(
                  "noise",
                  NUMBER,
                  "share of the variance of each unit's mean responses over conditions that is noise,"
                      + " not shared by units; takes the place of what repeats tell, and must be"
                      + " given where there are none")
              .from(0, 1 - 1e-6),
          Key.of(
                  "goal",
                  NUMBER,
                  "the recovery rate that is enough: below it data sets with more repeats, and with"
                      + " more conditions, are simulated; 0 for none")
              .from(0, 1)
              .or("0.9"),
          Key.of(
              "larger",
              NUMBERS,
              "how many times as many repeats or conditions, ascending, until the goal is reached;"
                  + " [2, 4, 8] if not given"));

  /** Matched comparison. */
  public static final Block MATCHED =
      Block.of(
          "matched and comparisons[].matched",
          "Raw scores of most measures depend on the number of units and on noise: here all systems"
              + " of an entry are brought to the same of both, and scored on random subsamples of"
              + " their units.",
          Key.of("draws", WHOLE, "how many subsamples at each number of units")
              .from(1, MANY)
              .or("50"),
          Key.of(
              "units",
              NUMBERS,
              "numbers of units, ascending; if not given, the most that all systems have and its"
                  + " halvings, six numbers at most"),
          Key.word(
              "signal-to-noise",
              "match brings all systems to the ratio of the noisiest, by dropping repeats and then"
                  + " adding noise; answers of models without repeats count as free of noise",
              "match",
              "match",
              "leave"));

  /** Keys that any entry of comparisons may hold beside its options. */
  public static final Block ENTRY =
      Block.of(
              "comparisons[]",
              "One analysis: ID, or ID: {...}.",
              Key.of("as", TEXT, "name of the entry, needed where an id occurs twice"),
              Key.of("reference", TEXT, "reference of this entry"),
              Key.of("candidates", TEXTS, "candidates of this entry"),
              Key.of("resample", GROUP, "resampling of this entry, where it differs"),
              Key.of(
                  "recovery",
                  ANY,
                  "model recovery of this entry: true, none, or a group, where it differs"),
              Key.of(
                  "matched",
                  ANY,
                  "matched comparison of this entry: true, none, or a group, where it differs"))
          .open("options of the analysis; homolog describe ID tells them");

  /** The report. */
  public static final Block REPORT =
      Block.of("report", "What the report shows.", Key.of("title", TEXT, "title of the report"));

  private Grammar() {}

  private static Key axes(String name, String text) {
    return new Key(
        name,
        TEXTS,
        text,
        false,
        "condition",
        List.of("condition", "repeat", "unit", "session", "member"),
        NONE,
        -NONE);
  }

  /**
   * All groups of the grammar.
   *
   * @return groups, in the order of a study file
   */
  public static List<Block> blocks() {
    return List.of(
        STUDY,
        SYSTEM,
        RECORDING,
        ALIGN,
        MARK,
        SMOOTH,
        STEP,
        BIN,
        BALANCE,
        SPLIT,
        STATED,
        COHORT,
        PSEUDO_POPULATION,
        SIMULATE,
        MODEL,
        WEIGHTS,
        TRAIN,
        FOLDS,
        BESIDE,
        FIRST,
        RESPOND,
        ENTRY,
        RESAMPLE,
        NULL,
        RECOVERY,
        MATCHED,
        REPORT);
  }

  /**
   * The grammar for a person.
   *
   * @return plain text, one group after the other
   */
  public static String text() {
    StringBuilder text = new StringBuilder("A study file is YAML. Its groups of keys:\n");
    append(text, blocks());
    return text.toString();
  }

  static void append(StringBuilder text, List<Block> blocks) {
    for (Block block : blocks) {
      text.append('\n').append(block.name().isEmpty() ? "(top level)" : block.name());
      text.append("\n  ").append(block.text()).append('\n');
      for (Key key : block.keys()) {
        text.append("    ").append(key.name()).append(": ").append(key.expected());
        text.append(key.required() ? ", must be given" : "");
        text.append(key.byDefault().isEmpty() ? "" : ", " + key.byDefault() + " if not given");
        text.append("\n        ").append(key.text()).append('\n');
      }
      if (!block.others().isEmpty()) {
        text.append("    ...: ").append(block.others()).append('\n');
      }
    }
  }
}
