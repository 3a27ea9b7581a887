package com.mailflatrate.api.forms;

import com.mailflatrate.api.shared.Located;
import com.mailflatrate.forms.Form;
import com.mailflatrate.forms.Forms;
import com.mailflatrate.forms.Funnel;
import com.mailflatrate.forms.Snippets;
import com.mailflatrate.kernel.FormId;
import com.mailflatrate.kernel.ListId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A form as answered.
 *
 * @param version the number of the newest version, the one {@code state} is about
 * @param publicVersion the version visitors see; absent while none was released
 * @param flags why a person looks
 * @param shortUrl the same page by an address that can be typed
 * @param embedHtml the form as plain HTML, with the words visitors see; those stay as they are
 *     pasted
 * @param embedScript one line of script that brings the form with the words of the day
 * @param guard why it causes only 20 mails a day
 */
record FormView(
        FormId id,
        ListId listId,
        int version,
        @Nullable Integer publicVersion,
        String state,
        List<String> flags,
        @Nullable String guard,
        String hostedUrl,
        String shortUrl,
        String embedHtml,
        String embedScript,
        VersionView content,
        @Nullable Funnel last30Days,
        Instant createdAt)
        implements Located {

    @Override
    public String location() {
        return "/api/v1/forms/" + id;
    }

    static FormView of(Form form, Forms forms, Snippets snippets, @Nullable Funnel funnel) {
        return new FormView(
                form.id(),
                form.list(),
                form.version().number(),
                form.publicVersion(),
                form.state().text(),
                form.flags(),
                form.guard(),
                forms.hostedUrl(form),
                forms.shortUrl(form),
                snippets.html(form),
                snippets.tag(form),
                VersionView.of(form.version()),
                funnel,
                form.createdAt());
    }
}
