package kith.server.demo;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Invents households: who they are, where they live, what the worry is, and who works with them. Names are put together by chance. */
final class Inventing {
    private static final List<String> DUTY = List.of("sam", "dolores", "hamish", "parveen");
    private static final List<String> DECIDES = List.of("leonie", "leonie", "margaret");
    private static final List<String> CHAIRS = List.of("yvonne", "cornelius", "hilary", "cornelius", "hilary");
    private static final List<String> SERVICE_MANAGERS = List.of("gareth", "obinna");
    private static final Map<String, String> MANAGERS =
            Map.of("aylesbury", "priya", "wycombe", "tomos", "chiltern", "malcolm", "buckingham", "geraldine", "disability", "sylvester");
    /** Those whose sign-ins are printed hold the stories told by hand as well, and so fewer of these. */
    private static final Map<String, List<String>> WORKERS = Map.of(
            "aylesbury", List.of("beatrice", "callum", "zofia", "jerome", "hannah", "beatrice", "callum", "zofia", "jerome", "kwame"),
            "wycombe", List.of("shabnam", "rhys", "temperance", "lucia", "agnieszka", "shabnam", "rhys", "temperance", "lucia"),
            "chiltern", List.of("ines", "dougal", "nasrin", "olu"),
            "buckingham", List.of("stefan", "marguerite", "anwen"),
            "disability", List.of("philippa", "ravinder"));

    /** How often each worry comes; those of one child alone are not told of brothers and sisters. */
    private static final List<Map.Entry<String, Integer>> ALONE = List.of(
            Map.entry("neglect", 15), Map.entry("domestic_abuse", 20), Map.entry("parental_mental_ill_health", 13),
            Map.entry("parental_substance_misuse", 10), Map.entry("physical_harm", 12), Map.entry("sexual_harm", 7),
            Map.entry("exploitation", 8), Map.entry("online_harm", 5), Map.entry("young_carer", 4), Map.entry("disability", 8));
    private static final List<Map.Entry<String, Integer>> TOGETHER = List.of(
            Map.entry("neglect", 30), Map.entry("domestic_abuse", 36), Map.entry("parental_mental_ill_health", 20), Map.entry("parental_substance_misuse", 14));

    private final long seed;
    private final LocalDate today;
    private final Map<String, Integer> turns = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    Inventing(long seed, LocalDate today) {
        this.seed = seed;
        this.today = today;
    }

    /**
     * @param key the household's, as no other has it
     * @param size how many children there are
     * @param then the day on which they come to notice
     * @param quiet whether the worry may be one in which nobody suspects harm
     * @param due for an unborn child
     */
    Household household(String key, int size, LocalDate then, boolean quiet, Optional<LocalDate> due) {
        Random random = new Random(seed * 31 + key.hashCode());
        Map<String, Object> names = Resources.yaml("population/names");
        Map<String, Object> places = Resources.yaml("population/places");
        Map<String, Object> background = weighed(Resources.list(names.get("backgrounds")), random);
        Map<String, Object> town = weighed(Resources.list(places.get("towns")), random);
        String area = String.valueOf(town.get("area"));
        String theme = due.isPresent() ? of(List.of("domestic_abuse", "parental_mental_ill_health", "parental_substance_misuse"), random)
                : theme(size, quiet, random);
        Phrases phrases = Phrases.of(theme);
        String family = of(split(background, "family"), random);
        String[] ages = phrases.fact("ages", "0-15").split("-");
        List<LocalDate> births = due.map(List::of)
                .orElseGet(() -> births(size, Integer.parseInt(ages[0]), Math.min(16, Integer.parseInt(ages[1])), then, random));
        String address = "%d %s, %s".formatted(2 + random.nextInt(88), of(List.of(String.valueOf(places.get("streets")).split("\\|")), random).strip(), town.get("name"));
        Optional<String> language = Optional.ofNullable(background.get("language")).map(String::valueOf).filter(_ -> random.nextDouble() < 0.7);
        boolean father = phrases.fact("carers", "mother").equals("any") && random.nextDouble() < 0.35;
        List<Household.Child> children = new ArrayList<>();
        Set<String> given = new HashSet<>();
        for (int i = 0; i < births.size(); i++) {
            children.add(child(i, births.get(i), due.isPresent(), family, background, address, language, given, random));
        }
        int age = children.getFirst().age(then);
        String kind = age >= 11 ? "secondary" : "primary";
        List<String> school = Resources.words(Resources.map(Resources.map(places.get("schools")).get(area)).get(kind));
        boolean schooled = age >= 5;
        String lead = schooled ? school.getLast() : String.valueOf(places.get("voluntary"));
        String team = phrases.fact("team", area);
        Household.Team people = new Household.Team(
                turn("duty", DUTY), turn("decides", DECIDES), turn(team, WORKERS.get(team)), MANAGERS.get(team), turn("chairs", CHAIRS),
                turn("services", SERVICE_MANAGERS), lead, word(places, "nurses", area), word(places, "officers", area), Partnership.names());
        String pet = of(List.of(String.valueOf(places.get("pets")).split("\\|")), random);
        Map<String, String> told = Map.of(
                "worker", first(people.called().get(people.worker())),
                "manager", first(people.called().get(people.manager())),
                "lead", first(people.called().get(lead)),
                "school", schooled ? school.getFirst() : "the Lantern nursery",
                "place", schooled ? school.getFirst() : "the nursery",
                "at_school", schooled ? "at school" : "at the nursery",
                "pet", pet.substring(pet.lastIndexOf(' ') + 1));
        return new Household(
                key, String.valueOf(town.get("name")), area, children, of(split(background, father ? "men" : "women"), random),
                random.nextDouble() < 0.25 ? of(split(background, "family"), random) : family,
                births.getFirst().minusDays(19 * 365L + random.nextInt(14 * 365)), father, of(split(background, "men"), random), language, phrases, people,
                told, today, random, new HashMap<>());
    }

    private Household.Child child(
            int number,
            LocalDate born,
            boolean unborn,
            String family,
            Map<String, Object> background,
            String address,
            Optional<String> language,
            Set<String> given,
            Random random) {
        Map<String, Object> places = Resources.yaml("population/places");
        boolean girl = random.nextBoolean();
        String name = unborn ? "Unborn" : unused(split(background, girl ? "girls" : "boys"), family, given, random);
        Story.Kid kid = new Story.Kid(
                "child" + (number + 1),
                name,
                family,
                unborn ? Optional.empty() : Optional.of(age(born)),
                unborn ? Optional.of("on " + born) : Optional.empty(),
                unborn ? Optional.empty() : Optional.of(girl ? "female" : "male"),
                address,
                language,
                number > 0 && random.nextDouble() < 0.1);
        boolean old = born.isBefore(today.minusYears(9));
        String[] hobby = of(List.of(String.valueOf(Resources.map(places.get("hobbies")).get(old ? "old" : "young")).split("\\|")), random).split("=");
        String friend = of(List.of(String.valueOf(places.get("friends")).split("\\|")), random);
        return new Household.Child(kid, born, hobby[0], hobby[1], friend, number);
    }

    private Period age(LocalDate born) {
        return Period.between(born.plusDays(11), today);
    }

    /** The eldest first. */
    private List<LocalDate> births(int size, int youngest, int oldest, LocalDate then, Random random) {
        int span = oldest - youngest;
        List<LocalDate> births = new ArrayList<>();
        int age = youngest + (size == 1 ? random.nextInt(span) : Math.min(span - 1, size + random.nextInt(Math.max(1, span - size))));
        for (int i = 0; i < size; i++) {
            births.add(then.minusYears(Math.max(0, age)).minusDays(70 + random.nextInt(250)));
            age = Math.max(youngest, age - 1 - random.nextInt(Math.max(1, span / Math.max(1, size))));
        }
        births.sort(null);
        for (int i = 1; i < size; i++) {
            LocalDate before = births.get(i - 1);
            if (births.get(i).isBefore(before.plusDays(300))) {
                // Too near to be brother and sister: then they are twins.
                births.set(i, before);
            }
        }
        return births;
    }

    private String theme(int size, boolean quiet, Random random) {
        while (true) {
            String theme = pick(size == 1 ? ALONE : TOGETHER, random);
            if (quiet || Phrases.of(theme).fact("quiet", "no").equals("no")) {
                return theme;
            }
        }
    }

    private static String pick(List<Map.Entry<String, Integer>> shares, Random random) {
        int left = random.nextInt(shares.stream().mapToInt(Map.Entry::getValue).sum());
        for (Map.Entry<String, Integer> share : shares) {
            left -= share.getValue();
            if (left < 0) {
                return share.getKey();
            }
        }
        throw new IllegalStateException("shares that do not add up");
    }

    private static Map<String, Object> weighed(List<?> shares, Random random) {
        List<Map.Entry<String, Integer>> weighed = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            weighed.add(Map.entry(String.valueOf(i), Integer.parseInt(String.valueOf(Resources.map(shares.get(i)).get("share")))));
        }
        return Resources.map(shares.get(Integer.parseInt(pick(weighed, random))));
    }

    private String unused(List<String> names, String family, Set<String> given, Random random) {
        for (int tries = 0; ; tries++) {
            String name = of(names, random);
            if (!given.contains(name) && (tries > 30 || !taken.contains(name + " " + family))) {
                given.add(name);
                taken.add(name + " " + family);
                return name;
            }
        }
    }

    private String turn(String of, List<String> people) {
        return people.get(turns.merge(of, 1, Integer::sum) % people.size());
    }

    private static String word(Map<String, Object> places, String of, String area) {
        return String.valueOf(Resources.map(places.get(of)).get(area));
    }

    private static List<String> split(Map<String, Object> background, String key) {
        return List.of(String.valueOf(background.get(key)).split(" "));
    }

    private static String of(List<String> several, Random random) {
        return several.get(random.nextInt(several.size()));
    }

    private static String first(String name) {
        return name.substring(0, name.indexOf(' '));
    }
}
