package kith.procedures.pack;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The questions of one step, in sections; each section is a page. Field ids are unique in the form. */
public record Form(List<Section> sections) {
    public Form {
        sections = List.copyOf(sections);
    }

    public record Section(String id, String title, Optional<String> help, List<Field> fields) {
        public Section {
            fields = List.copyOf(fields);
        }
    }

    public List<Field> fields() {
        return sections.stream().flatMap(section -> section.fields().stream()).toList();
    }

    /** Whether a question of one of these types is asked, be it in an entry of a group. */
    public boolean asksFor(Field.Type... types) {
        return fields().stream()
                .flatMap(field -> Stream.concat(Stream.of(field), field.group().stream().flatMap(group -> group.questions().stream())))
                .anyMatch(field -> List.of(types).contains(field.type()));
    }

    /** The question that an answer of that name answers, whether by itself or as the reason of one; empty where none does. */
    public Optional<Field> asks(String answer) {
        return asks(fields(), answer);
    }

    static Optional<Field> asks(List<Field> fields, String answer) {
        return fields.stream()
                .filter(field -> field.id().equals(answer))
                .findFirst()
                .or(() -> fields.stream()
                        .filter(field -> field.mayNeedReason() && field.reasonField().equals(answer))
                        .findFirst());
    }

    public Optional<Field> field(String id) {
        for (Section section : sections) {
            for (Field field : section.fields()) {
                if (field.id().equals(id)) {
                    return Optional.of(field);
                }
            }
        }
        return Optional.empty();
    }
}
