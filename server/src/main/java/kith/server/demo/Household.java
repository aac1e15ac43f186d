package kith.server.demo;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * An invented family and who works with it. Everything that is written about it is drawn from here, so that the pet, the school and
 * the grandmother stay the same for as long as the family is known.
 *
 * @param carer the parent with whom the children live, by given name
 * @param father whether that parent is their father
 * @param partner the other adult, by given name
 * @param names what else texts may name
 * @param turns how often each text was used, and which of its ways last
 */
record Household(
        String key,
        String town,
        String area,
        List<Child> children,
        String carer,
        String carerFamilyName,
        LocalDate carerBorn,
        boolean father,
        String partner,
        Optional<String> language,
        Phrases phrases,
        Team team,
        Map<String, String> names,
        LocalDate today,
        RandomGenerator random,
        Map<String, Integer> turns) {

    private static final String LAST = " last";

    /** The keys of those who work with the family. */
    record Team(String frontDoor, String decides, String worker, String manager, String chair, String serviceManager, String lead,
            String nurse, String officer, Map<String, String> called) {}

    /** @param born for an unborn child the day on which it is expected */
    record Child(Story.Kid kid, LocalDate born, String hobby, String pastime, String friend, int number) {
        boolean unborn() {
            return kid.expected().isPresent();
        }

        int age(LocalDate then) {
            return unborn() ? Phrases.UNBORN : Math.max(0, Period.between(born, then).getYears());
        }

        boolean girl() {
            return kid.sex().filter("female"::equals).isPresent();
        }
    }

    Child first() {
        return children.getFirst();
    }

    boolean unborn() {
        return first().unborn();
    }

    List<String> everyone() {
        return children.stream().map(child -> child.kid().key()).toList();
    }

    /** Says it of the child as it is on that day. */
    String say(String key, Child child, LocalDate then) {
        return say(key, child, then, Map.of());
    }

    /** @param more what only this text names */
    String say(String key, Child child, LocalDate then, Map<String, String> more) {
        if (!then.isBefore(today)) {
            // It has not happened, and nobody can know what there would be to say.
            return "";
        }
        return said(phrases.ways(key, child.age(then)), key, child, then, more);
    }

    /** Says it as either of two texts has it. */
    String sayEither(String key, String other, Child child, LocalDate then) {
        List<String> ways = new ArrayList<>(phrases.ways(key, child.age(then)));
        ways.addAll(phrases.ways(other, child.age(then)));
        return then.isBefore(today) ? said(ways, other, child, then, Map.of()) : "";
    }

    /** Goes through the ways one after the other, so that nothing is said twice before everything was said once. */
    private String said(List<String> ways, String key, Child child, LocalDate then, Map<String, String> more) {
        if (ways.isEmpty()) {
            throw new IllegalArgumentException("nobody wrote " + key + " for a child aged " + child.age(then));
        }
        int turn = turns.merge(key, 1, Integer::sum);
        if (turn == 1) {
            turns.put(key, turn = 1 + random.nextInt(ways.size()));
        }
        String line = ways.get(turn % ways.size());
        // As a child grows there are other ways; the last may be the next among them.
        if (line.hashCode() == turns.getOrDefault(key + LAST, 0)) {
            line = ways.get(turns.merge(key, 1, Integer::sum) % ways.size());
        }
        turns.put(key + LAST, line.hashCode());
        return Phrases.said(line, random, name -> more.containsKey(name) ? more.get(name) : name(name, child, then));
    }

    String said(String line, Child child, LocalDate then) {
        return Phrases.said(line, random, name -> name(name, child, then));
    }

    boolean says(String key, Child child, LocalDate then) {
        return phrases.says(key, child.age(then));
    }

    private String name(String name, Child child, LocalDate then) {
        String named = names(child, then).get(name);
        if (named == null) {
            throw new IllegalArgumentException("a text names {" + name + "}");
        }
        return named;
    }

    private Map<String, String> names(Child child, LocalDate then) {
        Map<String, String> all = new HashMap<>(names);
        if (child.unborn()) {
            all.putAll(Map.of("child", "the baby", "he", "the baby", "him", "the baby", "his", "the baby's", "himself", "itself"));
            all.putAll(Map.of("He", "The baby", "His", "The baby's", "age", "not born"));
        } else if (child.girl()) {
            all.putAll(Map.of("child", child.kid().givenName(), "he", "she", "him", "her", "his", "her", "himself", "herself"));
            all.putAll(Map.of("He", "She", "His", "Her", "age", age(child, then)));
        } else {
            all.putAll(Map.of("child", child.kid().givenName(), "he", "he", "him", "him", "his", "his", "himself", "himself"));
            all.putAll(Map.of("He", "He", "His", "His", "age", age(child, then)));
        }
        all.put("hobby", child.hobby());
        all.put("pastime", child.pastime());
        all.put("friend", child.friend());
        all.put("carer", carer);
        all.put("Mum", father ? "Dad" : "Mum");
        all.put("c_she", father ? "he" : "she");
        all.put("c_She", father ? "He" : "She");
        all.put("c_her", father ? "his" : "her");
        all.put("c_Her", father ? "His" : "Her");
        all.put("c_herself", father ? "himself" : "herself");
        all.put("partner", partner);
        all.put("p_he", "he");
        all.put("p_him", "him");
        all.put("p_his", "his");
        all.put("town", town);
        all.put("language", language.orElse("English"));
        all.put("caller", child.age(then) >= 8 ? child.kid().givenName() + ", from the bathroom" : "a neighbour");
        return all;
    }

    private static String age(Child child, LocalDate then) {
        return switch (child.age(then)) {
            case 0 -> "some months old";
            case 1 -> "one";
            case 2 -> "two";
            case 3 -> "three";
            case 4 -> "four";
            case 5 -> "five";
            case 6 -> "six";
            case 7 -> "seven";
            case 8 -> "eight";
            case 9 -> "nine";
            default -> String.valueOf(child.age(then));
        };
    }
}
