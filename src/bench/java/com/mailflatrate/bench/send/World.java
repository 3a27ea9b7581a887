package com.mailflatrate.bench.send;

import com.mailflatrate.Mailflatrate;
import com.mailflatrate.campaign.Content;
import com.mailflatrate.content.MailSource;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.kernel.AudienceDigest;
import com.mailflatrate.delivery.Clearance;
import com.mailflatrate.delivery.Outbox;
import com.mailflatrate.delivery.Outbox.Recipient;
import com.mailflatrate.delivery.RunDraft;
import com.mailflatrate.delivery.RunStatus;
import com.mailflatrate.delivery.Runs;
import com.mailflatrate.mail.domain.SenderDomain;
import com.mailflatrate.senderdomain.SenderDomains;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.keys.Sealer;
import com.mailflatrate.keys.SuppressionKey;
import com.mailflatrate.keys.SuppressionKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The service with customers who have contacts and mailings ready. */
final class World implements AutoCloseable {

    static final Actor BY = Actor.system("bench");
    private static final int CHUNK = 5_000;

    final ConfigurableApplicationContext context;

    private World(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** A customer with a sender domain and a list. */
    record Shop(AccountId account, String name, SenderDomain domain, ListId list) {}

    /** Starts the service on a data directory, sending to this hop. */
    static World start(Path data, int port, List<String> more) {
        List<String> settings =
                new ArrayList<>(
                        List.of(
                                "--mailflatrate.data-dir=" + data,
                                "--mailflatrate.delivery.mode=smarthost",
                                "--mailflatrate.delivery.round-trip=false",
                                "--mailflatrate.delivery.smarthost=smtp://127.0.0.1:" + port,
                                "--mailflatrate.platform-domain=mailflatrate.test",
                                "--mailflatrate.http.port=0",
                                "--mailflatrate.inbound.port=0",
                                "--management.server.port=0",
                                "--logging.level.root=warn"));
        settings.addAll(more);
        return new World(
                new SpringApplicationBuilder(Mailflatrate.class, BenchConfiguration.class)
                        .run(settings.toArray(String[]::new)));
    }

    /** The id of the PostgreSQL server this process started. */
    static long postmaster(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data, 4)) {
            Path file =
                    files.filter(path -> path.endsWith("postmaster.pid")).findFirst().orElseThrow();
            return Long.parseLong(Files.readAllLines(file).getFirst().strip());
        }
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    Shop shop(long account) {
        AccountId id = new AccountId(account);
        String name = "shop" + account + ".test";
        SenderDomain domain =
                Lanes.engine(
                        () -> {
                            SenderDomains domains = bean(SenderDomains.class);
                            return domains.add(id, name, BY).orThrow();
                        });
        ListId list = new ListId(UUID.randomUUID());
        write(
                """
                insert into audience.lists (account_id, id, name, by_kind, by_name, created_at)
                values (:account, :list, 'Rundbrief', 'SYSTEM', 'bench', :now)
                """,
                sql -> sql.param("account", account).param("list", list.value()));
        return new Shop(id, name, domain, list);
    }

    /** One that an earlier process has made. */
    Shop found(long account) {
        AccountId id = new AccountId(account);
        String name = "shop" + account + ".test";
        SenderDomain domain =
                Lanes.engine(
                        () ->
                                bean(SenderDomains.class)
                                        .page(id, new com.mailflatrate.kernel.PageRequest(10, null))
                                        .items()
                                        .getFirst());
        return new Shop(id, name, domain, new ListId(new UUID(0, 0)));
    }

    /** Contacts with ten fields each. */
    List<Recipient> contacts(Shop shop, int count, IntFunction<String> domain) {
        List<Recipient> all = new ArrayList<>(count);
        for (int from = 0; from < count; from += CHUNK) {
            all.addAll(chunk(shop, from, Math.min(count, from + CHUNK), domain));
        }
        return all;
    }

    private List<Recipient> chunk(Shop shop, int from, int to, IntFunction<String> domain) {
        int n = to - from;
        UUID[] ids = new UUID[n];
        String[] emails = new String[n];
        String[] hashes = new String[n];
        List<Recipient> people = new ArrayList<>(n);
        SuppressionKeys keys = bean(SuppressionKeys.class);
        for (int i = 0; i < n; i++) {
            ids[i] = UUID.randomUUID();
            EmailAddress address =
                    new EmailAddress("mensch" + (from + i), domain.apply(from + i));
            emails[i] = address.full();
            SuppressionKey key = keys.of(address);
            hashes[i] = java.util.HexFormat.of().formatHex(key.hash());
            people.add(new Recipient(new ContactId(ids[i]), shop.list(), key));
        }
        write(
                """
                insert into audience.contacts (account_id, id, email, key, key_id, hash, fields, created_at)
                select :account, c.id, c.email, c.email, :keyId, decode(c.hash, 'hex'),
                       jsonb_build_object('firstName', 'Jürgen', 'lastName', 'Müller-' || right(c.id::text, 6),
                          'city', 'Köln', 'street', 'Hauptstraße 12', 'customer', right(c.id::text, 10),
                          'salutation', 'Sehr geehrter Herr', 'shop', 'Filiale Süd', 'points', '1.234',
                          'coupon', upper(right(c.id::text, 8)), 'since', 'März 2021'), :now
                  from unnest(:ids::uuid[], :emails::text[], :hashes::text[]) as c (id, email, hash)
                on conflict do nothing
                """,
                sql ->
                        sql.param("account", shop.account().value())
                                .param("keyId", people.getFirst().key().keyId())
                                .param("ids", Arrays.stream(ids).map(UUID::toString).toArray(String[]::new))
                                .param("emails", emails)
                                .param("hashes", hashes));
        return people;
    }

    /** An opened run with frozen content; nothing is in the queue yet. */
    RunId open(Shop shop) {
        MailingId mailing = MailingId.random(new SecureRandom());
        CampaignId campaign = new CampaignId(UUID.randomUUID());
        RunId run =
                Lanes.engine(
                        () ->
                                bean(Runs.class)
                                        .open(
                                                shop.account(),
                                                new RunDraft(
                                                        mailing,
                                                        campaign,
                                                        shop.domain().id(),
                                                        "Rösterei Süd",
                                                        from(shop),
                                                        null,
                                                        List.of(shop.list()))));
        Content content = content(shop);
        write(
                """
                with c as (insert into campaign.campaigns (account_id, id, name, created_at, changed_at, by_kind, by_name)
                           values (:account, :campaign, 'bench', :now, :now, 'SYSTEM', 'bench') returning 1),
                     m as (insert into campaign.mailings (account_id, mailing_id, campaign_id, run_id, state, again, list_ids,
                                    created_at, by_kind, by_name)
                           values (:account, :mailing, :campaign, :run, 'SENDING', false, array[:list]::uuid[], :now,
                                    'SYSTEM', 'bench') returning 1)
                insert into campaign.contents (account_id, mailing_id, from_name, from_email, subject, html, language,
                                               imprint, footer_version, content_sha256)
                values (:account, :mailing, :fromName, :from, :subject, :html, 'de', :imprint, 1, :sha256)
                """,
                sql ->
                        sql.param("account", shop.account().value())
                                .param("campaign", campaign.value())
                                .param("mailing", mailing.value())
                                .param("run", run.value())
                                .param("list", shop.list().value())
                                .param("fromName", content.fromName())
                                .param("from", content.fromEmail())
                                .param("subject", content.source().subject())
                                .param("html", content.source().html())
                                .param("imprint", content.imprint().toArray(String[]::new))
                                .param("sha256", content.sha256()));
        return run;
    }

    /** Fills the run; it begins at once unless it is paused in the same breath. */
    void release(Shop shop, RunId run, List<Recipient> people, boolean paused) {
        AudienceDigest digest = Lanes.engine(() -> bean(Outbox.class).digest(run));
        people.forEach(person -> digest.add(person.contact(), person.list()));
        Instant now = now();
        Clearance bare =
                new Clearance(
                        run,
                        shop.account(),
                        shop.domain().id(),
                        content(shop).sha256(),
                        digest.count(),
                        digest.value(),
                        UUID.randomUUID(),
                        now,
                        now.plus(Duration.ofMinutes(15)),
                        new byte[0]);
        Clearance sealed = bare.withSeal(sealer().seal(bare));
        Lanes.engine(
                () ->
                        bean(TransactionOperations.class)
                                .executeWithoutResult(
                                        _ -> {
                                            bean(Outbox.class)
                                                    .accept(sealed, people::forEach)
                                                    .orThrow();
                                            lookAt(shop, run);
                                            if (paused) {
                                                bean(Runs.class)
                                                        .pause(shop.account(), run, "bench", BY)
                                                        .orThrow();
                                            }
                                        }));
    }

    /** What is far larger than all before waits for a person of the operator, who is here. */
    private void lookAt(Shop shop, RunId run) {
        Runs runs = bean(Runs.class);
        if (runs.status(shop.account(), run).orElseThrow().state() == RunStatus.State.HELD) {
            runs.release(shop.account(), run, "bench", BY).orThrow();
        }
    }

    void resume(Shop shop, RunId run) {
        Lanes.engine(() -> bean(Runs.class).resume(shop.account(), run, "bench", BY).orThrow());
    }

    boolean isFinished(RunId run) {
        return number("select count(*) from delivery.runs where id = " + run.value()
                        + " and state in ('FINISHED', 'CANCELLED', 'HELD')")
                == 1;
    }

    long number(String sql) {
        return Lanes.engine(
                () ->
                        bean(TransactionOperations.class)
                                .execute(
                                        _ -> bean(JdbcClient.class).sql(sql).query(Long.class).single()));
    }

    EmailAddress from(Shop shop) {
        return new EmailAddress("post", shop.name());
    }

    Content content(Shop shop) {
        return new Content(
                "Rösterei Süd",
                from(shop).full(),
                null,
                new MailSource(
                        "Neues für {{ contact.firstName | default: \"Sie\" }}", null, Letter.html(), null),
                Language.DE,
                List.of("Rösterei Süd GmbH", "Kaffeeweg 1", "50667 Köln"));
    }

    @SuppressWarnings("unchecked")
    private Sealer<Clearance> sealer() {
        return (Sealer<Clearance>)
                context.getBeanProvider(
                                ResolvableType.forClassWithGenerics(Sealer.class, Clearance.class))
                        .getObject();
    }

    Instant now() {
        return bean(java.time.InstantSource.class).instant();
    }

    private interface Filling {
        JdbcClient.StatementSpec with(JdbcClient.StatementSpec sql);
    }

    private void write(String sql, Filling filling) {
        Lanes.engine(
                () ->
                        bean(TransactionOperations.class)
                                .executeWithoutResult(
                                        _ -> {
                                            var spec = bean(JdbcClient.class).sql(sql);
                                            if (sql.contains(":now")) {
                                                spec = spec.param("now", now());
                                            }
                                            filling.with(spec).update();
                                        }));
    }

    @Override
    public void close() throws IOException {
        context.close();
    }
}
