package org.homolog.importer.nwb;

import java.util.HashMap;
import java.util.Map;

/**
 * The types of NWB 2.0 to 2.9 and of hdmf-common, each with the type it extends (NWB core schema,
 * https://nwb-schema.readthedocs.io), for files that carry no specifications of their own.
 */
final class CoreTypes {
  private static final String EXTENDED_BY =
      """
      Container: NWBContainer DynamicTable CSRMatrix SimpleMultiContainer HERD ExternalResources
      Data: NWBData VectorData ElementIdentifiers Index
      Index: VectorIndex
      VectorData: DynamicTableRegion EnumData TimeSeriesReferenceVectorData
      NWBData: BaseImage ImageReferences ScratchData
      BaseImage: Image ExternalImage
      Image: GrayscaleImage RGBImage RGBAImage
      NWBContainer: NWBDataInterface NWBFile ProcessingModule Subject LabMetaData Device \
      DeviceModel ElectrodeGroup ImagingPlane OpticalChannel IntracellularElectrode \
      OptogeneticStimulusSite
      NWBDataInterface: TimeSeries Images ImageSegmentation ImagingRetinotopy MotionCorrection \
      CorrectedImageStack BehavioralEpochs BehavioralEvents BehavioralTimeSeries PupilTracking \
      EyeTracking CompassDirection Position Fluorescence DfOverF LFP FilteredEphys \
      FeatureExtraction EventDetection EventWaveform ClusterWaveforms Clustering
      TimeSeries: AbstractFeatureSeries AnnotationSeries DecompositionSeries ElectricalSeries \
      ImageSeries IndexSeries IntervalSeries OptogeneticSeries PatchClampSeries \
      RoiResponseSeries SpatialSeries
      ElectricalSeries: SpikeEventSeries
      ImageSeries: ImageMaskSeries OpticalSeries OnePhotonSeries TwoPhotonSeries
      PatchClampSeries: CurrentClampSeries CurrentClampStimulusSeries VoltageClampSeries \
      VoltageClampStimulusSeries
      CurrentClampSeries: IZeroClampSeries
      DynamicTable: AlignedDynamicTable TimeIntervals Units PlaneSegmentation ElectrodesTable \
      SweepTable MeaningsTable IntracellularElectrodesTable IntracellularStimuliTable \
      IntracellularResponsesTable SimultaneousRecordingsTable SequentialRecordingsTable \
      RepetitionsTable ExperimentalConditionsTable
      AlignedDynamicTable: IntracellularRecordingsTable
      """;

  /** Type to the type it extends. */
  static final Map<String, String> PARENTS = parents();

  private CoreTypes() {}

  private static Map<String, String> parents() {
    Map<String, String> parents = new HashMap<>();
    for (String line : EXTENDED_BY.split("\n")) {
      int colon = line.indexOf(':');
      for (String child : line.substring(colon + 1).strip().split(" +")) {
        parents.put(child, line.substring(0, colon));
      }
    }
    return Map.copyOf(parents);
  }
}
