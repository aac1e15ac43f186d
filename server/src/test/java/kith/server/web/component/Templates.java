package kith.server.web.component;

import gg.jte.ContentType;
import gg.jte.Content;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** The compiled templates, as the server uses them. */
final class Templates {

    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);

    private Templates() {}

    static String render(String template, Map<String, Object> parameters) {
        StringOutput output = new StringOutput();
        ENGINE.render(template, parameters, output);
        return output.toString();
    }

    static String component(String name, Map<String, Object> parameters) {
        return render("component/" + name + ".jte", parameters);
    }

    /** Markup that is written as it is. */
    static Content markup(String html) {
        return output -> output.writeContent(html);
    }
}
