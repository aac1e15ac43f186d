package kith.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@code append}, {@code one-record}, {@code pages}, {@code engine}, {@code loading}, {@code position}, {@code rehearsal} or {@code statements}; {@code name=value} changes a number. */
final class Bench {
    private static final Map<String, Integer> USUAL = Map.of("records", 1000, "clients", 0, "warm-up", 30, "seconds", 10, "rate", 20, "rounds", 1, "times", 0);

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        Map<String, Integer> numbers = new java.util.HashMap<>(USUAL);
        List.of(arguments).stream()
                .skip(1)
                .map(word -> word.split("="))
                .forEach(pair -> numbers.put(pair[0], Integer.valueOf(pair[1])));
        Duration warmUp = Duration.ofSeconds(numbers.get("warm-up"));
        Duration measured = Duration.ofSeconds(numbers.get("seconds"));
        switch (arguments.length == 0 ? "" : arguments[0]) {
            case "append" -> new Append(numbers.get("records"), numbers.get("clients"), warmUp, measured).run();
            case "one-record" -> new OneRecord(numbers.get("rate"), warmUp, measured, numbers.get("rounds")).run();
            case "pages" -> new PagesRead(numbers.get("rate"), numbers.get("times"), warmUp, measured).run();
            case "position" -> new PositionAlone(warmUp, measured).run();
            case "engine" -> new Engine(numbers.get("clients"), warmUp, measured).run();
            case "loading" -> new Loading().run();
            case "rehearsal" -> new RehearsalAlone().run();
            case "statements" -> new WhatIsSent().run();
            default -> {
                System.err.println("One of: append, one-record, pages, engine, loading, position, rehearsal, statements. docs/performance.md says more.");
                System.exit(2);
            }
        }
        System.exit(0);
    }
}
