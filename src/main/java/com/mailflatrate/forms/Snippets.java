package com.mailflatrate.forms;

import com.mailflatrate.forms.HostedForms.Hosted;
import com.mailflatrate.senderdomain.SendingHosts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a customer puts into a page of its own: the form as plain HTML, or one line of script that
 * brings it with the words of the day. Thread-safe.
 */
@Component
public class Snippets {

    private static final String TAG = "<script src=\"{address}/embed.js\" defer></script>\n";

    /** Places the form where the line stands; scripts in given HTML do not run by themselves. */
    private static final String SCRIPT =
            """
            (function () {
              'use strict';
              var line = document.currentScript, place = document.createElement('div');
              place.innerHTML = {html};
              line.parentNode.insertBefore(place, line);
            {sum}})();
            """;

    private static final String SUM =
            """
              var sum = document.createElement('script');
              sum.src = {source};
              place.appendChild(sum);
            """;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final VersionStore versions;
    private final SendingHosts hosts;

    Snippets(VersionStore versions, SendingHosts hosts) {
        this.versions = versions;
        this.hosts = hosts;
    }

    /** Plain HTML with the words visitors see, or the newest while none were released. */
    @Transactional(readOnly = true)
    public String html(Form form) {
        return EmbedCode.of(shown(form), address(form.key()));
    }

    /** The line of script. */
    public String tag(Form form) {
        return TAG.replace("{address}", EmbedCode.escaped(address(form.key())));
    }

    /** What the line of script loads. */
    public String script(Hosted form) {
        String address = address(form.key());
        String sum =
                form.version().proofOfWork()
                        ? SUM.replace("{source}", JSON.writeValueAsString(address + "/form.js"))
                        : "";
        return SCRIPT.replace("{sum}", sum)
                .replace(
                        "{html}", JSON.writeValueAsString(EmbedCode.bare(form.version(), address)));
    }

    private FormVersion shown(Form form) {
        Integer number = form.publicVersion();
        return number == null || number == form.version().number()
                ? form.version()
                : versions.one(form.account(), form.id(), number).orElse(form.version());
    }

    private String address(String key) {
        return hosts.pages() + "/f/" + key;
    }
}
