package kith.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import kith.procedures.pack.Loaded;
import kith.procedures.pack.Pack;
import kith.procedures.pack.PackLoader;

/**
 * Reading, merging and checking packs, every condition compiled and type-checked: in a new process, as somebody waits for it who
 * starts Kith or asks for a check; then again and again in the same process, with one question of one file changed each time.
 */
final class Loading {
    private static final int PROCESSES = 3;
    private static final int EDITS = 6;
    private static final String EDITED = "procedures/child_protection_plan.yaml";

    void run() throws Exception {
        Path larger = Files.createTempDirectory("kith-packs");
        LargerPacks.write(larger, 5);
        Path shipped = Files.createTempDirectory("kith-packs");
        LargerPacks.write(shipped, 1);
        System.out.println("packs | conditions | cold: whole process, s | of processor, s | one file edited, the first time, ms | "
                + EDITS + " times, ms | of processor, ms | load");
        for (Path folder : List.of(shipped, larger)) {
            List<Measured> all = new ArrayList<>();
            for (int i = 0; i < PROCESSES; i++) {
                all.add(inNewProcess(folder));
            }
            System.out.printf("%s | %s | %s | %s | %s | %s | %s | %s%n",
                    folder.equals(larger) ? "five times as shipped" : "as shipped",
                    all.getFirst().conditions(),
                    spread(all.stream().map(Measured::cold).toList(), 1e9),
                    spread(all.stream().map(Measured::coldProcessor).toList(), 1e9),
                    spread(all.stream().map(Measured::firstEdit).toList(), 1e6),
                    spread(all.stream().map(Measured::lastEdits).toList(), 1e6),
                    spread(all.stream().map(Measured::lastEditsProcessor).toList(), 1e6),
                    Machine.load());
        }
    }

    /** The median, and the least and the most in brackets. */
    private static String spread(List<Long> nanos, double unit) {
        List<Long> sorted = nanos.stream().sorted().toList();
        String form = unit < 1e9 ? "%.0f (%.0f to %.0f)" : "%.2f (%.2f to %.2f)";
        return form.formatted(sorted.get(sorted.size() / 2) / unit, sorted.getFirst() / unit, sorted.getLast() / unit);
    }

    /**
     * All in nanoseconds.
     *
     * @param cold from the start of Java to a checked pack
     * @param coldProcessor what all threads spent on processors until then, the compiler's among them
     * @param lastEdits the median of the last three
     */
    private record Measured(long conditions, long cold, long coldProcessor, long firstEdit, long lastEdits, long lastEditsProcessor) {}

    private static Measured inNewProcess(Path folder) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Duser.timezone=UTC",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Loading.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Long> numbers;
        try (var lines = process.inputReader()) {
            numbers = lines.readAllAsString().strip().lines().map(Long::valueOf).toList();
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the process that loads the packs failed");
        }
        return new Measured(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3), numbers.get(4), numbers.get(5));
    }

    /** The new process: prints its figures, one a line. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        Pack pack = loaded(folder);
        long cold = Duration.ofMillis(System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime()).toNanos();
        long coldProcessor = machine.getProcessCpuTime();
        Path file = folder.resolve(Partnership.AUTHORITY).resolve(EDITED);
        String text = Files.readString(file);
        List<Long> edits = new ArrayList<>();
        List<Long> processor = new ArrayList<>();
        String before = pack.version();
        try {
            for (int i = 0; i < EDITS; i++) {
                Files.writeString(file, text.replaceFirst("label: ", "label: Edited " + i + " time, "));
                long began = System.nanoTime();
                long spent = machine.getProcessCpuTime();
                Pack again = loaded(folder);
                edits.add(System.nanoTime() - began);
                processor.add(machine.getProcessCpuTime() - spent);
                if (again.version().equals(before)) {
                    throw new IllegalStateException("the edit was not read");
                }
                before = again.version();
            }
        } finally {
            Files.writeString(file, text);
        }
        List.of(LargerPacks.conditions(pack), cold, coldProcessor, edits.getFirst(), ofLastThree(edits), ofLastThree(processor))
                .forEach(System.out::println);
    }

    private static long ofLastThree(List<Long> nanos) {
        return nanos.subList(EDITS - 3, EDITS).stream().sorted().toList().get(1);
    }

    private static Pack loaded(Path folder) {
        return switch (PackLoader.load(folder, Partnership.AUTHORITY)) {
            case Loaded.Ready(Pack ready) -> ready;
            case Loaded.Faulty(var problems) -> throw new IllegalStateException(problems.size() + " problems, such as " + problems.getFirst());
        };
    }
}
