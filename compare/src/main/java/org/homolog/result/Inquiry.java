package org.homolog.result;

/** What was asked of a comparison beside its scores. */
public sealed interface Inquiry permits Recovery, Matched {}
