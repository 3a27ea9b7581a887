package com.mailflatrate.given;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pages as a browser without script uses them: with a session and the hidden values of forms. */
public final class Pages {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"");

    private final Http http;
    private final String session;

    public Pages(int port, String session) {
        this.http = new Http(port);
        this.session = session;
    }

    /** A page; redirects are not followed. */
    public HttpResponse<String> get(String path) {
        return http.get(path, "Cookie", "mf=" + session, "Accept-Language", "de");
    }

    /** Sends a form that stands on the page {@code from}: names and values in turns. */
    public HttpResponse<String> post(String from, String path, String... fields) {
        Matcher hidden = CSRF.matcher(get(from).body());
        StringBuilder form =
                new StringBuilder("_csrf=").append(hidden.find() ? hidden.group(1) : "");
        for (int i = 0; i < fields.length; i += 2) {
            form.append('&')
                    .append(fields[i])
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return http.postForm(
                path, form.toString(), "Cookie", "mf=" + session, "Accept-Language", "de");
    }

    /** Sends files; whoever fills the form puts its hidden values in. */
    public HttpResponse<String> upload(String path, Multipart body) {
        return http.upload(path, body, "Cookie", "mf=" + session, "Accept-Language", "de");
    }
}
