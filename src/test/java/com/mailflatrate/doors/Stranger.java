package com.mailflatrate.doors;

import com.mailflatrate.doors.entry.FormProof;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Http;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContext;

/** Other customers than the one whose ids they know. Thread-safe. */
final class Stranger {

    private static final int KEYS = 6; // one key may not ask as often as a walk does

    private final Http http;
    private final FormProof proof;
    private final Statements statements;
    private final List<String> keys = new ArrayList<>();
    private final String session;
    private final AtomicInteger calls = new AtomicInteger();

    Stranger(ApplicationContext context, int port, Statements statements) {
        this.http = new Http(port);
        this.proof = context.getBean(FormProof.class);
        this.statements = statements;
        Customers customers = new Customers(context);
        for (int i = 0; i < KEYS; i++) {
            keys.add(customers.active("Fremd GmbH").key());
        }
        this.session = customers.session(customers.active("Fremd GmbH"));
    }

    /** What a stranger can see of an answer, and what it took to give it. */
    record Seen(int status, String body, List<String> work) {

        /** Where it differs, for whoever reads a fault. */
        String unlike(Seen other) {
            if (status != other.status || !body.equals(other.body)) {
                return status + " " + body + " and not " + other.status + " " + other.body;
            }
            List<String> more = new ArrayList<>(work);
            other.work.forEach(more::remove);
            List<String> less = new ArrayList<>(other.work);
            work.forEach(less::remove);
            return "more work: " + more + ", less: " + less;
        }
    }

    /** Asks for one id. */
    Seen sees(Routes.Route route, String id) {
        int call = calls.incrementAndGet();
        String walk = String.valueOf(call);
        HttpResponse<String> answer = ask(route, id, headers(route, call, walk));
        return new Seen(answer.statusCode(), answer.body(), statements.of(walk));
    }

    private List<String> headers(Routes.Route route, int call, String walk) {
        List<String> headers = new ArrayList<>(List.of(Statements.HEADER, walk));
        if (route.isApi()) {
            headers.addAll(List.of("Authorization", "Bearer " + keys.get(call % keys.size())));
        } else {
            headers.addAll(List.of("Cookie", "mf=" + session, "X-CSRF-Token", proof.of(session)));
        }
        return headers;
    }

    private HttpResponse<String> ask(Routes.Route route, String id, List<String> headers) {
        String path = route.with(id);
        if (route.method().equals("GET") || route.method().equals("DELETE")) {
            return http.send(
                    route.method(),
                    path + "?" + route.fields(),
                    null,
                    headers.toArray(String[]::new));
        }
        boolean parts = route.type().startsWith("multipart");
        String text = route.isApi() ? "application/json" : "application/x-www-form-urlencoded";
        headers.addAll(List.of("Content-Type", parts ? "multipart/form-data; boundary=x" : text));
        String fields = route.isApi() ? "{}" : route.fields();
        return http.send(
                route.method(),
                path,
                parts ? OneOfEach.FILE : fields,
                headers.toArray(String[]::new));
    }
}
