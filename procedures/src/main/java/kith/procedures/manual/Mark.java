package kith.procedures.manual;

import static kith.procedures.manual.Html.element;

import kith.procedures.manual.Html.Element;
import kith.procedures.manual.Html.Tag;

/** The mark of Kith: two linked rings. It says nothing that the words beside it do not. */
final class Mark {
    private Mark() {}

    static Element svg() {
        return element(Tag.SVG, ring("9", "#7fd1c4"), ring("19", "#ffffff"))
                .with("viewBox", "0 0 28 18").with("width", "28").with("height", "18").with("aria-hidden", "true").with("focusable", "false");
    }

    private static Element ring(String x, String colour) {
        return element(Tag.CIRCLE).with("cx", x).with("cy", "9").with("r", "7.5")
                .with("fill", "none").with("stroke", colour).with("stroke-width", "3");
    }
}
