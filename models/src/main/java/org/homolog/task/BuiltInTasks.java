package org.homolog.task;

import java.util.ArrayList;
import java.util.List;
import org.homolog.spi.HomologPlugin;
import org.homolog.spi.PluginInfo;
import org.homolog.spi.Reference;
import org.homolog.spi.TaskFactory;
import org.homolog.task.action.GoNoGo;
import org.homolog.task.action.Patterns;
import org.homolog.task.action.Reaching;
import org.homolog.task.action.ReadySetGo;
import org.homolog.task.decision.ContextDecision;
import org.homolog.task.decision.PostDecisionWager;
import org.homolog.task.memory.CategoryMatch;
import org.homolog.task.memory.FlipFlop;
import org.homolog.task.memory.MentalRotation;
import org.homolog.task.memory.Navigation;
import org.homolog.task.memory.PulseMemory;
import org.homolog.task.memory.SampleMatch;
import org.homolog.task.multitask.MultitaskTasks;
import org.homolog.task.perception.Digits;
import org.homolog.task.perception.EventBoundaries;
import org.homolog.task.reward.Bandit;
import org.homolog.task.reward.TwoStep;

/** The tasks that come with homolog. */
public final class BuiltInTasks implements HomologPlugin {
  /** The primer that several tasks come from. */
  public static final Reference PRIMER =
      Reference.of(
          "Yang and Wang 2020, Artificial neural networks for neuroscientists: a primer, Neuron",
          "10.1016/j.neuron.2020.09.005");

  /** Found by the service loader. */
  public BuiltInTasks() {}

  @Override
  public PluginInfo info() {
    return new PluginInfo("homolog-tasks", "1", "cognitive tasks for networks", "");
  }

  @Override
  public int level() {
    return 1;
  }

  @Override
  public List<TaskFactory<?>> tasks() {
    List<TaskFactory<?>> all = new ArrayList<>();
    all.add(RandomDots.kind());
    all.add(ParametricWorkingMemory.kind());
    all.add(ContextDecision.kind());
    all.add(PostDecisionWager.kind());
    all.add(CategoryMatch.kind());
    all.add(SampleMatch.kind());
    all.add(PulseMemory.kind());
    all.add(FlipFlop.kind());
    all.add(MentalRotation.kind());
    all.add(Navigation.kind());
    all.add(GoNoGo.kind());
    all.add(ReadySetGo.kind());
    all.add(Patterns.kind());
    all.add(Reaching.kind());
    all.add(EventBoundaries.kind());
    all.add(Digits.kind());
    all.add(Bandit.kind());
    all.add(TwoStep.kind());
    all.addAll(MultitaskTasks.kinds());
    return List.copyOf(all);
  }
}
