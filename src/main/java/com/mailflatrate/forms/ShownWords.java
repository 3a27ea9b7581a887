package com.mailflatrate.forms;

import com.mailflatrate.forms.HostedForms.Hosted;
import com.mailflatrate.forms.HostedForms.Post;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Whether a visitor read the words that will be on record (compliance rule 4.6, part 3). A page may
 * have stood open since before the words were changed, and the HTML in a customer's website stays
 * as it was pasted: both say which version they show. Who read other words reads these first.
 */
@Component
final class ShownWords {

    /** The hidden field that names the version; no question of a form can be called like that. */
    static final String FIELD = "shown-version";

    private final FormLooks looks;

    ShownWords(FormLooks looks) {
        this.looks = looks;
    }

    /** Also when nothing is said: whoever posts without a page of ours shows what it chooses. */
    boolean areOnRecord(Hosted form, Post post) {
        String shown = post.value(FIELD);
        FormVersion now = form.version();
        return shown.isEmpty()
                || shown.equals(Integer.toString(now.number()))
                || before(form, shown).filter(then -> saysTheSame(then, now)).isPresent();
    }

    private Optional<FormVersion> before(Hosted form, String shown) {
        return shown.matches("\\d{1,6}")
                ? looks.version(form, Integer.parseInt(shown))
                : Optional.empty();
    }

    private static boolean saysTheSame(FormVersion then, FormVersion now) {
        return then.consentText().equals(now.consentText())
                && Objects.equals(then.trackingText(), now.trackingText())
                && Objects.equals(then.frequency(), now.frequency());
    }
}
