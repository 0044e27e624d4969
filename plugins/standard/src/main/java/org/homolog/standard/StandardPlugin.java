package org.homolog.standard;

import java.util.List;
import org.homolog.alignment.PcaAlignment;
import org.homolog.baseline.Dimensionality;
import org.homolog.behaviour.AccuracyComparison;
import org.homolog.behaviour.ErrorConsistency;
import org.homolog.behaviour.ErrorPattern;
import org.homolog.behaviour.Psychometric;
import org.homolog.canonical.Cca;
import org.homolog.canonical.Pwcca;
import org.homolog.canonical.Svcca;
import org.homolog.decoding.Decoding;
import org.homolog.decoding.TemporalGeneralisation;
import org.homolog.demixing.DemixedPca;
import org.homolog.fixedpoints.FixedPointComparison;
import org.homolog.kernel.Cka;
import org.homolog.kernel.DistanceCorrelation;
import org.homolog.kernel.RvCoefficient;
import org.homolog.latency.SelectivityLatency;
import org.homolog.lesion.LeaveOut;
import org.homolog.lesion.Lesions;
import org.homolog.lineardynamics.DynamicalSimilarity;
import org.homolog.matching.OneToOneMatching;
import org.homolog.matching.SoftMatching;
import org.homolog.neighbourhood.NeighbourhoodOverlap;
import org.homolog.pointcloud.DistanceDifference;
import org.homolog.pointcloud.PointCloud;
import org.homolog.predictivity.PredictivityComparison;
import org.homolog.rotation.Jpca;
import org.homolog.rsa.Rsa;
import org.homolog.rsa.VariancePartitioning;
import org.homolog.rsa.WeightedRsa;
import org.homolog.shape.AlignedCosine;
import org.homolog.shape.Procrustes;
import org.homolog.shape.ShapeMetric;
import org.homolog.spi.Analysis;
import org.homolog.spi.HomologPlugin;
import org.homolog.spi.PluginInfo;
import org.homolog.stochastic.EnergyDistance;
import org.homolog.stochastic.StochasticShapeMetric;
import org.homolog.subspace.EigenspaceOverlap;
import org.homolog.subspace.ExplainedVariance;
import org.homolog.subspace.Gulp;
import org.homolog.tangling.Tangling;
import org.homolog.targeted.TargetedReduction;
import org.homolog.tensor.TensorComponents;
import org.homolog.tuning.PreferredStimuli;
import org.homolog.tuning.TaskVarianceComparison;
import org.homolog.tuning.Tuning;

/** homolog's own comparisons. */
public final class StandardPlugin implements HomologPlugin {
  private static final PluginInfo INFO =
      new PluginInfo("standard", "0.1.0", "homolog's own comparisons", "");

  @Override
  public PluginInfo info() {
    return INFO;
  }

  @Override
  public int level() {
    return 1;
  }

  @Override
  public List<Analysis<?, ?>> analyses() {
    return List.of(
        new Rsa(),
        new WeightedRsa(),
        new VariancePartitioning(),
        new PredictivityComparison(),
        new PcaAlignment(),
        new Cka(),
        new RvCoefficient(),
        new DistanceCorrelation(),
        new Cca(),
        new Svcca(),
        new Pwcca(),
        new ShapeMetric(),
        new Procrustes(),
        new AlignedCosine(),
        new StochasticShapeMetric(),
        new EnergyDistance(),
        new OneToOneMatching(),
        new SoftMatching(),
        new EigenspaceOverlap(),
        new ExplainedVariance(),
        new Gulp(),
        new NeighbourhoodOverlap(),
        new PointCloud(),
        new DistanceDifference(),
        new DynamicalSimilarity(),
        new Jpca(),
        new DemixedPca(),
        new Tangling(),
        new TemporalGeneralisation(),
        new SelectivityLatency(),
        new TargetedReduction(),
        new TensorComponents(),
        new FixedPointComparison(),
        new Dimensionality(),
        new Lesions(),
        new LeaveOut(),
        new Tuning(),
        new TaskVarianceComparison(),
        new PreferredStimuli(),
        new Decoding(),
        new AccuracyComparison(),
        new Psychometric(),
        new ErrorPattern(),
        new ErrorConsistency());
  }
}
