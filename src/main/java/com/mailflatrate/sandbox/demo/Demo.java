package com.mailflatrate.sandbox.demo;

import com.mailflatrate.database.DataDirectory;
import com.mailflatrate.database.SandboxOnly;
import com.mailflatrate.feedback.InboundPort;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Plays the main job once after the start, on a thread of its own, and says where everything is.
 */
@Component
@SandboxOnly
@ConditionalOnProperty("mailflatrate.demo")
class Demo {

    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);

    private final DataDirectory data;
    private final DemoStaff staff;
    private final InboundPort inbound;
    private final InstantSource clock;
    private final Environment environment;
    private final PrintStream out = System.out;
    private volatile boolean closing;

    Demo(
            DataDirectory data,
            DemoStaff staff,
            InboundPort inbound,
            InstantSource clock,
            Environment environment) {
        this.data = data;
        this.staff = staff;
        this.inbound = inbound;
        this.clock = clock;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        Thread.ofPlatform().name("demo").start(this::run);
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        closing = true;
    }

    private void run() {
        Progress progress = new Progress(out, System.console() != null);
        try {
            play(progress);
        } catch (RuntimeException e) {
            if (closing) {
                return;
            }
            LOG.warn("demo stopped", e);
            out.println();
            out.println("The demo stopped: " + e.getMessage());
            out.println("The service's log says more: " + data.sub("demo").resolve("service.log"));
            out.println("Started again, it is played from its beginning.");
            out.flush();
            System.exit(1);
        }
    }

    private void play(Progress progress) {
        Path file = data.sub("demo").resolve("credentials.json");
        String url = "http://localhost:" + environment.getRequiredProperty("local.server.port");
        String smtp = "localhost:" + inbound.number();
        Optional<DemoCredentials> earlier = DemoCredentials.read(file);
        Figures figures = null;
        DemoCredentials credentials;
        if (earlier.isPresent()) {
            credentials = earlier.get().at(url, smtp);
        } else {
            DemoOperator operator = staff.plant();
            DemoApi api = new DemoApi(URI.create(url));
            DemoMails mails = new DemoMails(api, operator.key());
            Customer customer = new Arrival(api, operator, mails).take(progress);
            figures = new MainJob(api, operator, customer, mails, clock, progress).play();
            credentials = credentials(url, smtp, operator, customer);
        }
        progress.done();
        Summary.lines(credentials, figures, progress.seconds(), file).forEach(out::println);
        out.flush();
        credentials.write(file);
        new DemoMark(data.root()).remove();
    }

    private static DemoCredentials credentials(
            String url, String smtp, DemoOperator operator, Customer customer) {
        return new DemoCredentials(
                url,
                operator.key(),
                customer.key(),
                smtp,
                SampleCompany.SENDER,
                SampleCompany.BRAND,
                operator.email(),
                operator.password(),
                operator.totpSecret(),
                customer.email(),
                customer.password(),
                url + DemoEntrance.PATH + Arrival.secret());
    }
}
