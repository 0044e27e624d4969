package org.homolog.behaviour;

/** Options of comparisons that read trials and their outcomes. */
interface BehaviourOptions extends Behaviour.Facts {
  /** Where outcomes and answers stand. */
  BehaviourColumns columns();

  /** The convention that every score carries. */
  String convention();
}
