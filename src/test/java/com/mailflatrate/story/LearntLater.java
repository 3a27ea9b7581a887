package com.mailflatrate.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.database.embedded.EmbeddedPostgres;
import com.mailflatrate.given.AnswerMails;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.ServiceProcess;
import com.mailflatrate.given.SmtpTalk;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A report that came before its reader had learnt: the bytes of one stand where rubbish was read.
 */
final class LearntLater {

    private static final String OPERATOR = "/api/v1/operator/";

    private final World world;
    private final ServiceProcess service;
    private final String path;

    private LearntLater(World world, ServiceProcess service, String path) {
        this.world = world;
        this.service = service;
        this.path = path;
    }

    /** About the newest mail to somebody, whose mailbox it calls dead. */
    static LearntLater report(
            World world, ServiceProcess service, EmbeddedPostgres postgres, String recipient) {
        String to = world.mails(recipient).getFirst().path("from").asString();
        assertThat(SmtpTalk.send(service.inboundPort(), "", to, "rubbish")).startsWith("250");
        Eventually.until("read", () -> junk(world, to).isPresent());
        String id = junk(world, to).orElseThrow().path("id").asString();
        String report = AnswerMails.report(recipient, "failed", "5.1.1", "550 5.1.1 User unknown");
        postgres.administer(
                EmbeddedPostgres.OWNER,
                "update feedback.mails set raw = convert_to('%s', 'UTF8') where id = '%s'"
                        .formatted(report, id));
        return new LearntLater(world, service, OPERATOR + "returns/" + id);
    }

    /** The command waits for the service and ends well; what came of its order. */
    JsonNode read(String... options) {
        String[] words = new String[options.length + 2];
        words[0] = "feedback";
        words[1] = "reread";
        System.arraycopy(options, 0, words, 2, options.length);
        assertThat(service.run(words)).as(service.log()).isZero();
        return get(OPERATOR + "rereads").path("items").path(0).path("result");
    }

    String kind() {
        return get(path).path("kind").asString();
    }

    private JsonNode get(String path) {
        return world.outside().get(path, world.operatorKey()).good();
    }

    private static Optional<JsonNode> junk(World world, String to) {
        return world.outside()
                .get(OPERATOR + "returns?kind=junk&limit=200", world.operatorKey())
                .good()
                .path("items")
                .valueStream()
                .filter(mail -> mail.path("to").asString().equals(to))
                .findFirst();
    }
}
