package org.homolog.task.multitask;

import java.util.Locale;

/** The twenty tasks, in the order of their rule units. */
public enum Rule {
  /** Answer to a direction when fixation goes off. */
  FDGO("Go"),
  /** Answer to a direction as soon as it appears. */
  REACTGO("Reaction-time go"),
  /** Answer to a remembered direction. */
  DELAYGO("Delayed go"),
  /** Answer opposite to a direction when fixation goes off. */
  FDANTI("Anti"),
  /** Answer opposite to a direction as soon as it appears. */
  REACTANTI("Reaction-time anti"),
  /** Answer opposite to a remembered direction. */
  DELAYANTI("Delayed anti"),
  /** Answer to the stronger of two stimuli of ring 1. */
  DM1("Decision 1"),
  /** Answer to the stronger of two stimuli of ring 2. */
  DM2("Decision 2"),
  /** Answer to the stronger of two stimuli by ring 1, ignoring ring 2. */
  CONTEXTDM1("Context-dependent decision 1"),
  /** Answer to the stronger of two stimuli by ring 2, ignoring ring 1. */
  CONTEXTDM2("Context-dependent decision 2"),
  /** Answer to the stronger of two stimuli by the sum of both rings. */
  MULTIDM("Multi-sensory decision"),
  /** Answer to the stronger of two successive stimuli of ring 1. */
  DELAYDM1("Delayed decision 1"),
  /** Answer to the stronger of two successive stimuli of ring 2. */
  DELAYDM2("Delayed decision 2"),
  /** Answer to the stronger of two successive stimuli by ring 1, ignoring ring 2. */
  CONTEXTDELAYDM1("Context-dependent delayed decision 1"),
  /** Answer to the stronger of two successive stimuli by ring 2, ignoring ring 1. */
  CONTEXTDELAYDM2("Context-dependent delayed decision 2"),
  /** Answer to the stronger of two successive stimuli by the sum of both rings. */
  MULTIDELAYDM("Multi-sensory delayed decision"),
  /** Answer to the second stimulus if it is the first again. */
  DMSGO("Delayed match to sample"),
  /** Answer to the second stimulus unless it is the first again. */
  DMSNOGO("Delayed non-match to sample"),
  /** Answer to the second stimulus if it is of the category of the first. */
  DMCGO("Delayed match to category"),
  /** Answer to the second stimulus unless it is of the category of the first. */
  DMCNOGO("Delayed non-match to category");

  private final String title;

  Rule(String title) {
    this.title = title;
  }

  /**
   * What it is called.
   *
   * @return its title
   */
  public String title() {
    return title;
  }

  /**
   * Name of the task.
   *
   * @return such as "yang-fdgo"
   */
  public String id() {
    return "yang-" + name().toLowerCase(Locale.ROOT);
  }

  boolean isAmong(Rule... rules) {
    for (Rule rule : rules) {
      if (rule == this) {
        return true;
      }
    }
    return false;
  }
}
