package com.mailflatrate.bench;

import com.mailflatrate.kernel.AccountId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * 10,000 posts for one address from 1,000 addresses of the network at one form: each is thanked, one
 * mail goes out, and somebody else who signs up meanwhile is asked as well.
 */
final class CrowdBench {

    private static final int PLACES = 1_000;
    private static final long PATIENCE = 600_000_000_000L;

    private CrowdBench() {}

    static List<Figure> of(List<String> arguments) throws IOException {
        int posts = arguments.isEmpty() ? 10_000 : Integer.parseInt(arguments.getFirst());
        List<Figure> figures = new ArrayList<>();
        try (FormService service = FormService.start()) {
            Visitors visitors = new Visitors(service.target(), 32);
            long began = System.nanoTime();
            long[] times = visitors.post(posts, _ -> "opfer@accept.test", CrowdBench::place);
            figures.add(new Figure("posts/s", posts / ((System.nanoTime() - began) / 1e9), posts, 0));
            figures.add(
                    Figure.most("99 of 100 within, ms", times[posts * 99 / 100] / 1e6, posts, 1e9));
            visitors.post(1, _ -> "nachbarin@accept.test", _ -> "82.1.1.1");
            settle(service);
            figures.add(Figure.most("refused", visitors.refused(), posts, 0));
            figures.add(exactly("mails to the victim", mails(service, "opfer@accept.test")));
            figures.add(exactly("mails to a neighbour", mails(service, "nachbarin@accept.test")));
            return figures;
        }
    }

    private static String place(int post) {
        int place = post % PLACES;
        return "81." + (place >> 8) + "." + (place & 255) + ".7";
    }

    private static void settle(FormService service) {
        long began = System.nanoTime();
        while (service.number(
                                "select count(*) from optin.registrations where state = 'WAITING' and due_at = requested_at")
                        > 0
                && System.nanoTime() - began < PATIENCE) {
            Thread.onSpinWait();
        }
    }

    private static long mails(FormService service, String email) {
        AccountId account = service.account();
        return service.engine(
                db ->
                        db.sql(
                                        "select count(*) from delivery.letters where account_id = ? and to_address = ? and kind = 'CONFIRMATION'")
                                .params(account.value(), email)
                                .query(Long.class)
                                .single());
    }

    private static Figure exactly(String name, long found) {
        return new Figure(name, found, 1, 1, 1);
    }
}
