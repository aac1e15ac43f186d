package kith.procedures.condition;

/** The words that people see for what conditions name. Something no longer in the pack is named by its code. */
public interface Wording {
    /** "Strategy discussion". */
    String stepName(String step);

    /** "What was decided?". */
    String question(FieldRef field);

    /** "Section 47 enquiry". */
    String option(FieldRef field, String code);
}
