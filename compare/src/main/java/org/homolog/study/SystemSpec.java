package org.homolog.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homolog.population.PseudoPopulation;
import org.homolog.study.grammar.Fields;

/** A system as a study describes it, checked by the grammar and nothing else. */
sealed interface SystemSpec {
  /** Its name. */
  String name();

  /** What it is, in the author's words; may be empty. */
  String about();

  /** Where it stands in the study. */
  Fields at();

  /**
   * Measured, or made by a generator.
   *
   * @param simulation the generator; empty for a real recording
   * @param file the file
   * @param view what of it is compared
   * @param steps operations, in order
   * @param members column that tells members apart; empty for a single system
   */
  record Recorded(
      String name,
      String about,
      Optional<Simulation> simulation,
      FileSpec file,
      View view,
      List<Step> steps,
      String members,
      Fields at)
      implements SystemSpec {}

  /**
   * A generator of recordings.
   *
   * @param generator its name
   * @param options its options
   * @param at where it stands
   */
  record Simulation(String generator, Map<String, Object> options, Fields at) {}

  /**
   * Categories of the conditions of another system.
   *
   * @param of that system
   * @param categories condition columns
   */
  record Categories(
      String name, String about, String of, List<String> categories, Fields stated, Fields at)
      implements SystemSpec {}

  /**
   * Dissimilarities of the conditions of another system by a formula over their columns.
   *
   * @param of that system
   * @param formula the formula
   */
  record Formula(String name, String about, String of, String formula, Fields stated, Fields at)
      implements SystemSpec {}

  /**
   * Descriptors of the stimuli, from a CSV file or an array.
   *
   * @param of system whose conditions these are; empty if the table has labels
   * @param file the table or the file of the array
   * @param values the array; empty for a table
   * @param labels column of labels; empty if rows are those of the other system
   * @param columns columns to use; empty for all that hold numbers
   * @param without columns to leave out
   * @param dropMissing number that marks a column with missing values
   * @param dropConstant whether constant columns are left out
   * @param scaled whether columns are z-scored
   * @param stated where it stands
   */
  record Descriptors(
      String name,
      String about,
      String of,
      FileSpec file,
      String values,
      String labels,
      List<String> columns,
      List<String> without,
      Optional<Double> dropMissing,
      boolean dropConstant,
      boolean scaled,
      Fields stated,
      Fields at)
      implements SystemSpec {}

  /**
   * Systems that stand for one.
   *
   * @param of their names
   * @param member what a member is
   * @param cohort where it stands
   */
  record Members(
      String name, String about, List<String> of, String member, Fields cohort, Fields at)
      implements SystemSpec {}

  /**
   * Sessions joined by condition.
   *
   * @param of names of systems, each a session or a cohort of sessions
   * @param joining how
   * @param steps operations, in order
   * @param pseudo where it stands
   */
  record Pseudo(
      String name,
      String about,
      List<String> of,
      PseudoPopulation joining,
      List<Step> steps,
      Fields pseudo,
      Fields at)
      implements SystemSpec {}

  /**
   * A network.
   *
   * @param network its kind
   * @param options its options
   * @param weights weights that another program made, if it is not trained here
   * @param inputs stated system whose columns are its inputs; empty if a task gives them
   * @param outputs number of outputs of a network with given weights that answers to its inputs
   * @param rule the learning rule; empty if it is not trained
   * @param seeds how many networks
   * @param ruleOptions options of the rule
   * @param targets recorded system it is fitted to; empty if it is trained on a task
   * @param leaveOut condition column held out together; empty if it is trained on a task
   * @param folds how many folds; 0 for one per value of that column
   * @param untrained whether the untrained twin is a system too
   * @param respond which responses are compared
   * @param steps operations on them, in order
   */
  record Network(
      String name,
      String about,
      String network,
      Map<String, Object> options,
      Optional<GivenWeights> weights,
      String inputs,
      int outputs,
      String rule,
      int seeds,
      Map<String, Object> ruleOptions,
      String targets,
      String leaveOut,
      int folds,
      boolean untrained,
      Optional<Respond> respond,
      List<Step> steps,
      Fields at)
      implements SystemSpec {
    /** Whether it is trained or fitted; if not, it answers to its inputs as it is built. */
    boolean isTrained() {
      return !rule.isEmpty();
    }
  }

  /**
   * Weights that another program made.
   *
   * @param file where they are
   * @param names what the network's arrays are made of
   * @param ignore arrays of the file that are left aside
   */
  record GivenWeights(FileSpec file, List<String> names, List<String> ignore) {}

  /**
   * Responses of a network that are compared.
   *
   * @param conditions columns of the trials that make a condition
   * @param event column with the event that the window is around; empty for the trial's start
   * @param window [from, to] in seconds relative to the event; empty for all of the trial
   * @param bin width of a bin in seconds; 0 for one step
   * @param layers layers; empty for all but the output
   * @param at where it stands
   */
  record Respond(
      List<String> conditions,
      String event,
      Optional<List<Double>> window,
      double bin,
      List<String> layers,
      Fields at) {}
}
