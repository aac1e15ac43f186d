package kith.server.web.component;

import gg.jte.Content;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import kith.server.web.component.DateParts.Part;
import kith.server.web.component.Table.Cell;

/** Tells the options of GOV.UK's fixtures in the parameters of Kith's components. */
final class FixtureParameters {

    /** Kith's name of each GOV.UK component that Kith has. */
    static final Map<String, String> COMPONENTS = Map.ofEntries(
            Map.entry("back-link", "backLink"),
            Map.entry("breadcrumbs", "breadcrumbs"),
            Map.entry("button", "button"),
            Map.entry("checkboxes", "checkboxes"),
            Map.entry("date-input", "dateInput"),
            Map.entry("details", "details"),
            Map.entry("error-message", "errorMessage"),
            Map.entry("error-summary", "errorSummary"),
            Map.entry("exit-this-page", "exitThisPage"),
            Map.entry("fieldset", "fieldset"),
            Map.entry("file-upload", "fileUpload"),
            Map.entry("hint", "hint"),
            Map.entry("input", "input"),
            Map.entry("inset-text", "insetText"),
            Map.entry("label", "label"),
            Map.entry("notification-banner", "notificationBanner"),
            Map.entry("pagination", "pagination"),
            Map.entry("panel", "panel"),
            Map.entry("password-input", "passwordInput"),
            Map.entry("phase-banner", "phaseBanner"),
            Map.entry("radios", "radios"),
            Map.entry("select", "select"),
            Map.entry("skip-link", "skipLink"),
            Map.entry("summary-list", "summaryList"),
            Map.entry("table", "table"),
            Map.entry("tabs", "tabs"),
            Map.entry("tag", "tag"),
            Map.entry("task-list", "taskList"),
            Map.entry("textarea", "textarea"),
            Map.entry("warning-text", "warningText"));

    private FixtureParameters() {}

    static Map<String, Object> of(String component, Options o) {
        Map<String, Object> p = new HashMap<>();
        switch (component) {
            case "back-link" -> {
                p.put("href", o.text("href", "#"));
                p.put("text", o.text("text", "Back"));
            }
            case "breadcrumbs" -> {
                p.put("items", links(o.each("items")));
                p.put("label", o.text("labelText", "Breadcrumb"));
                p.put("collapseOnMobile", o.yes("collapseOnMobile"));
            }
            case "button" -> button(o, p);
            case "checkboxes" -> {
                group(o, p);
                p.put("values", o.words("values"));
            }
            case "date-input" -> dateInput(o, p);
            case "details" -> {
                p.put("summary", o.text("summaryText"));
                textOrContent(o, p);
                p.put("open", o.yes("open"));
                p.put("id", o.word("id"));
            }
            case "error-message" -> {
                p.put("text", o.text("text"));
                p.put("id", o.word("id"));
                p.put("visuallyHiddenText", o.text("visuallyHiddenText", "Error"));
            }
            case "error-summary" -> {
                p.put("title", o.text("titleText"));
                p.put("description", o.word("descriptionText"));
                p.put("errors", links(o.each("errorList")));
                p.put("disableAutoFocus", o.flag("disableAutoFocus"));
            }
            case "exit-this-page" -> {
                p.put("redirectUrl", o.text("redirectUrl", "https://www.bbc.co.uk/weather"));
                p.put("id", o.word("id"));
            }
            case "fieldset" -> {
                legend(o.in("legend"), p);
                p.put("describedBy", o.word("describedBy"));
                p.put("role", o.word("role"));
                p.put("content", o.markup("html"));
            }
            case "hint" -> {
                p.put("text", o.text("text"));
                p.put("id", o.word("id"));
            }
            case "input" -> input(o, p);
            case "inset-text" -> {
                textOrContent(o, p);
                p.put("id", o.word("id"));
            }
            case "label" -> {
                p.put("text", o.word("text"));
                p.put("forId", o.word("for"));
                p.put("isPageHeading", o.yes("isPageHeading"));
            }
            case "notification-banner" -> {
                textOrContent(o, p);
                p.put("success", "success".equals(o.text("type")));
                p.put("title", o.word("titleText"));
                p.put("titleId", o.text("titleId", "govuk-notification-banner-title"));
                p.put("role", o.word("role"));
                p.put("disableAutoFocus", o.flag("disableAutoFocus"));
            }
            case "pagination" -> {
                page(o.in("previous"), "newer", p);
                page(o.in("next"), "older", p);
                p.put("label", o.text("landmarkLabel", "Pagination"));
            }
            case "panel" -> {
                p.put("title", o.text("titleText"));
                textOrContent(o, p);
            }
            case "password-input" -> {
                field(o, p);
                p.put("value", o.text("value"));
                p.put("autocomplete", o.text("autocomplete", "current-password"));
                p.put("disabled", o.yes("disabled"));
            }
            case "phase-banner" -> {
                Options tag = o.in("tag");
                p.put("tag", tag.text("text", ""));
                p.put("tagClasses", tag.text("classes"));
                textOrContent(o, p);
            }
            case "radios" -> {
                group(o, p);
                p.put("value", o.text("value"));
            }
            case "select" -> {
                field(o, p);
                p.put("items", choices(o.each("items"), "selected"));
                p.put("value", o.text("value"));
                p.put("disabled", o.yes("disabled"));
            }
            case "file-upload" -> {
                field(o, p);
                p.put("disabled", o.yes("disabled"));
            }
            case "skip-link" -> {
                p.put("text", o.text("text"));
                p.put("href", o.text("href", "#content"));
            }
            case "summary-list" -> {
                p.put("rows", o.each("rows").stream().map(FixtureParameters::summaryRow).toList());
                Options card = o.in("card");
                p.put("cardTitle", card.in("title").word("text"));
                if (o.has("card") && p.get("cardTitle") == null) {
                    throw new Inexpressible("a card without a title in words");
                }
                p.put("cardActions", actions(card.in("actions")));
                p.put("cardClasses", card.word("classes"));
            }
            case "table" -> {
                p.put("table", new Table(cells(o.each("head")), o.rows("rows").stream().map(FixtureParameters::cells).toList()));
                p.put("caption", o.word("caption"));
                p.put("captionClasses", o.word("captionClasses"));
                p.put("firstCellIsHeader", o.yes("firstCellIsHeader"));
            }
            case "tabs" -> tabs(o, p);
            case "tag" -> p.put("text", o.text("text"));
            case "task-list" -> {
                p.put("items", o.eachNumbered("items").stream().map(FixtureParameters::task).toList());
                p.put("idPrefix", o.text("idPrefix", "task-list"));
            }
            case "textarea" -> {
                field(o, p);
                p.put("value", o.text("value"));
                Integer rows = o.number("rows");
                p.put("rows", rows == null ? 5 : rows);
                p.put("spellcheck", o.flag("spellcheck"));
                p.put("autocomplete", o.word("autocomplete"));
                p.put("disabled", o.yes("disabled"));
            }
            case "warning-text" -> {
                textOrContent(o, p);
                p.put("iconFallbackText", Objects.requireNonNullElse(o.word("iconFallbackText"), "Warning"));
            }
            default -> throw new IllegalArgumentException("Kith has no " + component);
        }
        p.put("classes", o.word("classes"));
        return p;
    }

    private static void textOrContent(Options o, Map<String, Object> p) {
        Content content = o.markup("html");
        p.put("content", content);
        p.put("text", o.text("text"));
    }

    private static void button(Options o, Map<String, Object> p) {
        textOrContent(o, p);
        String element = o.text("element", o.has("href") ? "a" : "button");
        if (element.equals("input")) {
            throw new Inexpressible("element");
        }
        p.put("href", element.equals("a") ? o.text("href", "#") : null);
        p.put("type", o.text("type", "submit"));
        p.put("name", o.word("name"));
        p.put("value", o.word("value"));
        p.put("id", o.word("id"));
        p.put("disabled", o.yes("disabled"));
        p.put("preventDoubleClick", o.flag("preventDoubleClick"));
        p.put("start", o.yes("isStartButton"));
    }

    /** What every field with a label has. */
    private static void field(Options o, Map<String, Object> p) {
        Options label = o.in("label");
        p.put("name", o.text("name", ""));
        p.put("id", o.word("id"));
        p.put("label", label.word("text"));
        p.put("labelClasses", label.word("classes"));
        p.put("isPageHeading", label.yes("isPageHeading"));
        p.put("hint", o.has("hint") ? o.in("hint").text("text") : null);
        p.put("error", o.has("errorMessage") ? o.in("errorMessage").text("text") : null);
        p.put("describedBy", o.word("describedBy"));
        p.put("formGroupClasses", o.in("formGroup").word("classes"));
    }

    private static void input(Options o, Map<String, Object> p) {
        field(o, p);
        p.put("value", o.text("value"));
        p.put("type", o.text("type", "text"));
        p.put("inputmode", o.word("inputmode"));
        p.put("autocomplete", o.word("autocomplete"));
        p.put("autocapitalize", o.word("autocapitalize"));
        p.put("spellcheck", o.flag("spellcheck"));
        p.put("pattern", o.word("pattern"));
        p.put("prefix", o.in("prefix").word("text"));
        p.put("suffix", o.in("suffix").word("text"));
        p.put("disabled", o.yes("disabled"));
    }

    private static void legend(Options legend, Map<String, Object> p) {
        p.put("legend", legend.word("text"));
        p.put("legendClasses", legend.word("classes"));
        p.put("isPageHeading", legend.yes("isPageHeading"));
    }

    /** What radios and checkboxes share. */
    private static void group(Options o, Map<String, Object> p) {
        p.put("name", o.text("name", ""));
        p.put("idPrefix", o.word("idPrefix"));
        p.put("items", choices(o.eachNumbered("items"), "checked"));
        fieldset(o, p);
    }

    private static void fieldset(Options o, Map<String, Object> p) {
        Options fieldset = o.in("fieldset");
        legend(fieldset.in("legend"), p);
        if (o.has("fieldset") && p.get("legend") == null) {
            throw new Inexpressible("fieldset without a legend in words");
        }
        p.put("fieldsetClasses", fieldset.word("classes"));
        String outer = o.word("describedBy");
        String own = fieldset.word("describedBy");
        p.put("describedBy", own == null ? outer : own);
        p.put("hint", o.has("hint") ? o.in("hint").text("text") : null);
        p.put("error", o.has("errorMessage") ? o.in("errorMessage").text("text") : null);
        p.put("formGroupClasses", o.in("formGroup").word("classes"));
    }

    private static void dateInput(Options o, Map<String, Object> p) {
        p.put("id", o.text("id"));
        p.put("namePrefix", o.word("namePrefix"));
        fieldset(o, p);
        Map<Part, String> typed = new HashMap<>();
        EnumSet<Part> wrong = EnumSet.noneOf(Part.class);
        List<Options> items = o.each("items");
        boolean birthday = false;
        for (int i = 0; i < items.size(); i++) {
            Options item = items.get(i);
            Part part = i < 3 ? Part.values()[i] : null;
            if (part == null || items.size() != 3 || !part.word().equals(item.text("name"))) {
                throw new Inexpressible("other fields than day, month and year");
            }
            String classes = item.text("classes", "");
            if (!classes.replace("govuk-input--error", "").strip().equals(part.width())) {
                throw new Inexpressible("other widths");
            }
            if (classes.contains("govuk-input--error")) {
                wrong.add(part);
            }
            birthday |= ("bday-" + part.word()).equals(item.text("autocomplete"));
            typed.put(part, item.word("value"));
        }
        p.put("wrongParts", wrong);
        p.put("birthday", birthday);
        p.put("value", new DateParts(typed.get(Part.DAY), typed.get(Part.MONTH), typed.get(Part.YEAR)));
    }

    private static List<Choice> choices(List<Options> items, String checked) {
        return items.stream()
                .map(item -> {
                    if (item.has("divider")) {
                        return Choice.divider(item.text("divider"));
                    }
                    Options hint = item.in("hint");
                    return new Choice(
                            item.text("value"),
                            item.text("text"),
                            hint.word("text"),
                            item.flag(checked),
                            item.yes("disabled"),
                            item.in("conditional").markup("html"),
                            "exclusive".equals(item.text("behaviour")),
                            item.word("id"),
                            item.word("name"),
                            item.in("label").word("classes"),
                            null);
                })
                .toList();
    }

    private static List<Link> links(List<Options> items) {
        return items.stream()
                .map(item -> new Link(item.text("text"), item.word("href")))
                .toList();
    }

    private static void page(Options page, String name, Map<String, Object> p) {
        String href = page.word("href");
        p.put(name + "Label", page.word("labelText"));
        String text = page.word("text");
        if (href != null && text == null) {
            throw new Inexpressible("a link without words");
        }
        p.put(name, href == null ? null : new Link(text, href));
    }

    private static SummaryRow summaryRow(Options row) {
        Options value = row.in("value");
        return new SummaryRow(
                row.in("key").text("text"),
                value.text("text"),
                value.markup("html"),
                actions(row.in("actions")),
                row.word("classes"));
    }

    private static List<SummaryRow.Action> actions(Options actions) {
        return actions.each("items").stream()
                .map(action -> new SummaryRow.Action(
                        action.text("text"), action.text("href"), action.word("visuallyHiddenText")))
                .toList();
    }

    private static List<Cell> cells(List<Options> cells) {
        return cells.stream()
                .map(cell -> new Cell(
                        cell.text("text"),
                        cell.markup("html"),
                        null,
                        "numeric".equals(cell.text("format")),
                        cell.word("classes"),
                        null,
                        cell.number("colspan"),
                        cell.number("rowspan")))
                .toList();
    }

    private static void tabs(Options o, Map<String, Object> p) {
        String prefix = o.text("idPrefix");
        List<Options> items = o.each("items");
        p.put("items", IntStream.range(0, items.size())
                .mapToObj(i -> {
                    Options item = items.get(i);
                    Options panel = item.in("panel");
                    return new Tab(item.text("id", prefix + "-" + (i + 1)), item.text("label"), panel.text("text"), panel.markup("html"));
                })
                .toList());
        p.put("id", o.word("id"));
        p.put("title", o.text("title", "Contents"));
    }

    private static Task task(Options item) {
        Options title = item.in("title");
        Options status = item.in("status");
        boolean tagged = status.has("tag");
        Options tag = status.in("tag");
        return new Task(
                title.text("text"),
                item.word("href"),
                item.has("hint") ? item.in("hint").text("text") : null,
                tagged ? tag.text("text") : status.text("text"),
                tagged ? tag.text("classes", "") : null,
                status.word("classes"),
                title.word("classes"),
                item.word("classes"));
    }

    /** Kith's component has no parameter for this, on purpose. */
    static final class Inexpressible extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Inexpressible(String what) {
            super(what);
        }
    }
}
