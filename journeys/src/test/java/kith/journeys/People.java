package kith.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.Optional;

/** The people of the demo partnership, each at a browser of their own. */
record People(Stage.Set stage) {
    static final String PASSWORD = "kith-demo";

    private static final int WAIT_MILLISECONDS = 15_000;

    JourneyClock clock() {
        return stage.kith().clock();
    }

    /** @param name such as "Sam Okafor" */
    Person signsIn(String name) {
        return visitor(true).signsInAs(name);
    }


    /** Somebody who has opened Kith in a browser that runs no script, and not signed in. */
    Person withoutJavaScript() {
        return visitor(false);
    }

    private Person visitor(boolean script) {
        Page page = context(script).newPage();
        Optional<Page> twin = script ? Optional.empty() : Optional.of(context(true).newPage());
        return new Person(page, new PageChecks(stage.kith().url(), twin)).opens("/");
    }

    private BrowserContext context(boolean script) {
        BrowserContext context = stage.browser().newContext(new Browser.NewContextOptions()
                .setJavaScriptEnabled(script)
                .setBaseURL(stage.kith().url())
                .setLocale("en-GB")
                .setTimezoneId("Europe/London")
                .setViewportSize(PageChecks.DESK.width(), PageChecks.DESK.height()));
        context.setDefaultTimeout(WAIT_MILLISECONDS);
        return context;
    }
}
