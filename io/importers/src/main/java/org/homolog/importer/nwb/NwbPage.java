package org.homolog.importer.nwb;

import org.homolog.spi.FormatDescription;
import org.homolog.spi.Reference;

/** What {@code homolog describe nwb} says. */
final class NwbPage {
  private static final String EXAMPLE =
      """
      study: boundaries in a movie
      systems:
        hippocampus:
          recording: &patient {file: sub-4_ses-4_ecephys+image.nwb}
          align:
            table: encoding_table
            event: boundary1_time
            window: [-0.5, 1.5]
            bin: 0.25
            conditions: [stimCategory]
            repeats: Clip_name
            units: location == hippocampus_right
          then:
            - time: conditions
        amygdala:
          recording: *patient
          align:
            table: encoding_table
            event: boundary1_time
            window: [-0.5, 1.5]
            bin: 0.25
            conditions: [stimCategory]
            repeats: Clip_name
            units: location == amygdala_right
          then:
            - time: conditions
      reference: hippocampus
      candidates: [amygdala]
      comparisons:
        - rsa: {dissimilarity: correlation}
      """;

  static final FormatDescription PAGE =
      FormatDescription.empty()
          .reads(
              "units: spike times, every column, the columns of their electrodes; obs_intervals as"
                  + " the table units.obs_intervals")
          .reads(
              "trials, epochs and every other table, with units and descriptions of columns; a"
                  + " reference to samples of a series as its name, first sample and count; a"
                  + " region of a table as row numbers; columns of an aligned table as"
                  + " category.column")
          .reads(
              "lists of their own lengths as ragged columns by path, once or more times ragged:"
                  + " waveforms, tags, pixel and voxel masks; short lists also as text")
          .reads(
              "columns of more than 8 values per row (image masks, mean waveforms), images and"
                  + " every other dataset as arrays by path")
          .reads(
              "time series of any type and number of axes: conversion, offset and"
                  + " channel_conversion applied, times from a rate or one by one, data and"
                  + " timestamps linked within the file or to another, channels labelled by electrodes, regions of interest or features")
          .reads(
              "series of codes or texts at given times as tables of events too, IntervalSeries as"
                  + " tables of intervals, images in files outside as a table of those files")
          .reads(
              "sweep table and intracellular tables, optogenetic series and sites, planes, devices"
                  + " and other objects: one table per type, and what each series says of itself"
                  + " in the table time_series")
          .reads("session and subject; types of all objects in the table objects")
          .reads(
              "types of extensions like the types they extend, by the specifications in the file")
          .reads(
              "tables and series by the last part of their path; where several share it, by the"
                  + " path without its leading slash")
          .leavesOut("NWB 1; convert it, or name its arrays in a mapping (importer: hdf5)")
          .leavesOut(
              "images in files outside (external_file), which a table names; tables and groups behind"
                  + " links to other files, where only series and data are read")
          .leavesOut(
              "series without times, which are arrays; compound columns other than references to"
                  + " series and members that are numbers")
          .example(EXAMPLE)
          .reference(
              Reference.of(
                  "Rübel et al. 2022, The Neurodata Without Borders ecosystem for"
                      + " neurophysiological data science, eLife 11:e78362",
                  "10.7554/eLife.78362"));

  private NwbPage() {}
}
