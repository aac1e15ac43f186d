package kith.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import kith.procedures.pack.Kept;
import kith.procedures.pack.Loaded;
import kith.procedures.pack.Pack;
import kith.procedures.pack.PackLoader;

/**
 * Checking packs as {@code kith pack check} does: every condition compiled and type-checked, every procedure looked through for holes. In
 * a new process, as somebody waits for it who asks for a check; then again and again in a process that stays, as {@code --watch} does,
 * with one question of one file changed each time.
 */
final class Loading {
    private static final int PROCESSES = 3;
    private static final int EDITS = 8;
    private static final String EDITED = "procedures/child_protection_plan.yaml";

    /** What {@code ./kith} gives to a command that is over soon. */
    private static final List<String> OVER_SOON = List.of("-Xms1g", "-XX:TieredStopAtLevel=1", "-XX:+UseParallelGC");

    private static final List<String> STAYING = List.of("-Xms1g");

    void run() throws Exception {
        System.out.println("packs | conditions | cold: whole process, s | of processor, s | watched, cold, s | one file edited, the first time, ms | of processor, ms | "
                + "later, ms | of processor, ms | load");
        for (int times : List.of(1, 5)) {
            Path folder = Files.createTempDirectory("kith-packs");
            try {
                LargerPacks.write(folder, times);
                print(times == 1 ? "as shipped" : "five times as shipped", folder);
            } finally {
                delete(folder);
            }
        }
    }

    private static void print(String packs, Path folder) throws IOException, InterruptedException {
        List<Measured> soon = new ArrayList<>();
        List<Measured> staying = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            soon.add(inNewProcess(OVER_SOON, folder, 0));
            staying.add(inNewProcess(STAYING, folder, EDITS));
        }
        System.out.printf("%s | %s | %s | %s | %s | %s | %s | %s | %s | %s%n",
                packs,
                soon.getFirst().conditions(),
                spread(soon.stream().map(Measured::cold).toList(), 1e9),
                spread(soon.stream().map(Measured::coldProcessor).toList(), 1e9),
                spread(staying.stream().map(Measured::cold).toList(), 1e9),
                spread(staying.stream().map(each -> each.edits().getFirst()).toList(), 1e6),
                spread(staying.stream().map(each -> each.editsProcessor().getFirst()).toList(), 1e6),
                spread(staying.stream().map(each -> ofLastThree(each.edits())).toList(), 1e6),
                spread(staying.stream().map(each -> ofLastThree(each.editsProcessor())).toList(), 1e6),
                Machine.load());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
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
     */
    private record Measured(long conditions, long cold, long coldProcessor, List<Long> edits, List<Long> editsProcessor) {}

    private static Measured inNewProcess(List<String> options, Path folder, int edits) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "-Duser.timezone=UTC",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Loading.class.getName(),
                folder.toString(),
                String.valueOf(edits)));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<Long> numbers;
        try (var lines = process.inputReader()) {
            numbers = lines.readAllAsString().strip().lines().map(Long::valueOf).toList();
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the process that checks the packs failed");
        }
        return new Measured(numbers.get(0), numbers.get(1), numbers.get(2), numbers.subList(3, 3 + edits), numbers.subList(3 + edits, 3 + 2 * edits));
    }

    /** The new process: prints its figures, one a line. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        Kept kept = Kept.nothing();
        Pack pack = checked(folder, kept);
        long cold = Duration.ofMillis(System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime()).toNanos();
        long coldProcessor = machine.getProcessCpuTime();
        Path file = folder.resolve(Partnership.AUTHORITY).resolve(EDITED);
        String text = Files.readString(file);
        List<Long> edits = new ArrayList<>();
        List<Long> processor = new ArrayList<>();
        String before = pack.version();
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            Files.writeString(file, text.replaceFirst("label: ", "label: Edited " + i + " time, "));
            kept = kept.next();
            long began = System.nanoTime();
            long spent = machine.getProcessCpuTime();
            Pack again = checked(folder, kept);
            edits.add(System.nanoTime() - began);
            processor.add(machine.getProcessCpuTime() - spent);
            if (again.version().equals(before)) {
                throw new IllegalStateException("the edit was not read");
            }
            before = again.version();
        }
        Files.writeString(file, text);
        Stream.of(List.of(LargerPacks.conditions(pack), cold, coldProcessor), edits, processor)
                .flatMap(List::stream)
                .forEach(System.out::println);
    }

    private static long ofLastThree(List<Long> nanos) {
        return nanos.subList(EDITS - 3, EDITS).stream().sorted().toList().get(1);
    }

    private static Pack checked(Path folder, Kept kept) {
        return switch (PackLoader.check(folder, Partnership.AUTHORITY, kept)) {
            case Loaded.Ready(Pack ready) -> ready;
            case Loaded.Faulty(var problems) -> throw new IllegalStateException(problems.size() + " problems, such as " + problems.getFirst());
        };
    }
}
