package com.mailflatrate.dns;

import com.mailflatrate.dns.Answer.Failed;
import com.mailflatrate.dns.Answer.Found;
import com.mailflatrate.dns.Answer.NoData;
import com.mailflatrate.dns.Answer.NoName;
import com.mailflatrate.dns.spi.Zone;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.Section;
import org.xbill.DNS.TLSARecord;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * Answers from resolvers. Sockets and waiting are on dnsjava's and our own platform threads: the
 * JDK's resolver is never asked, because it would pin a virtual thread's carrier.
 */
final class ResolverZone implements Zone, AutoCloseable {

    private static final int THREADS = 8;

    private final Resolver resolver;
    private final long patienceMillis;
    private final List<ResolverZone> each;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(
                    THREADS, Thread.ofPlatform().daemon().name("dns-", 1).factory());

    ResolverZone(Resolver resolver, long patienceMillis, List<ResolverZone> each) {
        this.each = List.copyOf(each);
        this.resolver = resolver;
        this.patienceMillis = patienceMillis;
    }

    @Override
    public Answer look(String name, RecordType type) {
        try {
            Name absolute = Name.fromString(name, Name.root);
            Message question =
                    Message.newQuery(
                            Record.newRecord(absolute, Type.value(type.name()), DClass.IN));
            question.getHeader()
                    .setFlag(Flags.AD); // asks the resolver to say whether it has validated (RFC
            // 6840 §5.7)
            Message reply =
                    resolver.sendAsync(question, threads)
                            .toCompletableFuture()
                            .get(patienceMillis, TimeUnit.MILLISECONDS);
            return read(reply, type);
        } catch (TextParseException e) {
            return new NoName();
        } catch (TimeoutException e) {
            return new Failed("timeout");
        } catch (ExecutionException | CompletionException e) {
            return new Failed(why(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Failed("interrupted");
        }
    }

    @Override
    public List<Zone> each() {
        return List.copyOf(each);
    }

    @Override
    public void close() {
        each.forEach(ResolverZone::close);
        threads.shutdownNow();
    }

    private static Answer read(Message reply, RecordType type) {
        int code = reply.getRcode();
        List<String> values =
                reply.getSection(Section.ANSWER).stream()
                        .filter(answer -> answer.getType() == Type.value(type.name()))
                        .map(ResolverZone::text)
                        .toList();
        if (!values.isEmpty()) {
            return new Found(values, reply.getHeader().getFlag(Flags.AD));
        }
        return switch (code) {
            case Rcode.NOERROR -> new NoData();
            case Rcode.NXDOMAIN -> new NoName();
            default -> new Failed(Rcode.string(code));
        };
    }

    private static String text(Record answer) {
        return switch (answer) {
            case ARecord a -> a.getAddress().getHostAddress();
            case AAAARecord a -> a.getAddress().getHostAddress();
            case CNAMERecord c -> host(c.getTarget());
            case MXRecord m -> m.getPriority() + " " + host(m.getTarget());
            case TXTRecord t -> String.join("", t.getStrings());
            case NSRecord n -> host(n.getTarget());
            case PTRRecord p -> host(p.getTarget());
            case TLSARecord t -> t.rdataToString();
            default -> answer.rdataToString();
        };
    }

    private static String host(Name name) {
        return name.equals(Name.root) ? "." : name.toString(true).toLowerCase(Locale.ROOT);
    }

    private static String why(Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String text = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return text.contains("time") ? "timeout" : text;
    }
}
