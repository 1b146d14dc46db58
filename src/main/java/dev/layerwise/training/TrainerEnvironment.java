package dev.layerwise.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a trainer process is started: the settings of the Java machine, of the engine and of the
 * allocator that measurements favour (docs/measurements.md).
 *
 * @param engine as DJL knows it: {@code MXNet} or {@code PyTorch}
 * @param device {@code cpu}, or {@code gpu0} and on
 * @param cores that this device may use
 * @param processors of the host, as many as cores, to each of which one of the trainer's threads is
 *     bound; none where the kernel is to place them
 * @param cache where the engine unpacks its native library, once
 */
public record TrainerEnvironment(
    String engine, String device, int cores, List<Integer> processors, Path cache) {
  /** The argument of a trainer that only says what devices there are. */
  public static final String SURVEY = "survey";

  /** The system property with the processors of a trainer's threads, such as {@code 0,1}. */
  public static final String PROCESSORS = "layerwise.processors";

  private static final String MAIN = "dev.layerwise.trainer.TrainerMain";
  private static final String LARGEST_LOOP = "dev.layerwise.trainer.HostRule::take";

  /**
   * Methods with loops over numbers, which every step or every checkpoint goes through. What only
   * prepares a loop is not among them: its turn would come in the middle of a run.
   */
  static final List<String> LOOPS =
      List.of(
          "dev.layerwise.trainer.StemLoops::*",
          "dev.layerwise.trainer.HostStem*::*",
          "dev.layerwise.trainer.HostLoops*::lambda$at*",
          "dev.layerwise.trainer.HostLoops*::descend",
          "dev.layerwise.trainer.HostLoops*::accelerate",
          "dev.layerwise.trainer.HostLoops*::decay",
          "dev.layerwise.trainer.HostLoops*::shrink",
          "dev.layerwise.trainer.HostLoops*::average*",
          "dev.layerwise.trainer.HostLoops*::move",
          LARGEST_LOOP,
          "dev.layerwise.trainer.Movement::of",
          "dev.layerwise.trainer.Activity::of",
          "sun.security.provider.DigestBase::implCompressMultiBlock*",
          "sun.security.provider.SHA2::*");

  /** The command line, given the path of {@code java} and the class path. */
  public List<String> command(String java, String classPath) {
    return command(java, classPath, MAIN);
  }

  /** The same for another main class that is to run as a trainer does. */
  public List<String> command(String java, String classPath, String main) {
    var command = new ArrayList<String>();
    command.add(java);
    // Native code does most of the work: the Java part wants to start fast and stay small.
    command.add("-XX:+UseSerialGC");
    // Compiling beside a short run costs it more than it gains: only what runs all the time, and
    // the loops of an update, are worth it. Ten times as much as usual.
    command.add("-XX:Tier4InvocationThreshold=50000");
    command.add("-XX:Tier4MinInvocationThreshold=6000");
    command.add("-XX:Tier4CompileThreshold=150000");
    command.add("-XX:Tier4BackEdgeThreshold=400000");
    // Those loops are worth it at once: a trainer's warm-up is long enough to have them compiled.
    // Otherwise they crept through a run's first second, and their compiler took a core from it.
    command.add("-XX:CompileCommand=quiet");
    for (var loops : LOOPS) {
      command.add("-XX:CompileCommand=CompileThresholdScaling," + loops + ",0.02");
    }
    // Compiled once is enough: whoever calls it thousands of times would be compiled with it
    // inside.
    command.add("-XX:CompileCommand=dontinline," + LARGEST_LOOP);
    command.add("-XX:-UsePerfData");
    command.add("-Xshare:auto");
    command.add("-Xmx512m");
    // What a step leaves behind is collected early, so that a long run takes no more than a short:
    // in a small young generation, and in an old one that begins small, because Java collects it
    // only where it would have to grow. Of itself it begins with a share of the host's memory.
    command.add("-Xmn24m");
    command.add("-Xms48m");
    command.add("-Dai.djl.offline=true");
    command.add("-Dlayerwise.engine=" + engine);
    command.add("-Dlayerwise.device=" + device);
    command.add("-D" + PROCESSORS + "=" + joined(processors));
    command.add("-cp");
    command.add(classPath);
    command.add(main);
    return command;
  }

  /** Environment variables, on top of those inherited. */
  public Map<String, String> variables() {
    var variables = new LinkedHashMap<String, String>();
    variables.put("DJL_CACHE_DIR", cache.toString());
    variables.put("OMP_NUM_THREADS", Integer.toString(cores));
    variables.put("OPENBLAS_NUM_THREADS", "1");
    // Threads that go on waiting in a busy loop starve the thread they wait for when the host has
    // other work: fifty times slower was seen. But one that is asleep wakes later than most
    // operations take. So they wait busily for some tenths of a millisecond, and then sleep.
    variables.put("OMP_WAIT_POLICY", "PASSIVE");
    variables.put("GOMP_SPINCOUNT", "10000");
    if (device.equals("cpu")) {
      // Queueing an operation costs more than a small one takes; a trainer has only one queue.
      variables.put("MXNET_ENGINE_TYPE", "NaiveEngine");
    }
    if (!processors.isEmpty()) {
      // Two threads of a step that the kernel has put on one processor, while another idles, stay
      // there for up to twenty milliseconds. Bound, each has its own.
      variables.put("OMP_PLACES", places());
      variables.put("OMP_PROC_BIND", "true");
    }
    // MXNet tells of every graph that it could compute it otherwise in inference.
    variables.put("MXNET_SUBGRAPH_VERBOSE", "0");
    // glibc gives memory back to the kernel after every batch otherwise, and faults it in again.
    variables.put("MALLOC_TRIM_THRESHOLD_", "2147483647");
    variables.put("MALLOC_MMAP_THRESHOLD_", "1073741824");
    variables.put("MALLOC_TOP_PAD_", "67108864");
    return variables;
  }

  private static String joined(List<Integer> processors) {
    return processors.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  private String places() {
    return processors.stream().map("{%d}"::formatted).collect(Collectors.joining(","));
  }
}
