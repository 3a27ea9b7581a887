package com.mailflatrate.dns;

import com.mailflatrate.database.command.Command;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code mailflatrate dns}: the zone file of the platform's own records. */
@Component
final class DnsCommand implements Command {

    private final PublishedRecords published;

    DnsCommand(PublishedRecords published) {
        this.published = published;
    }

    @Override
    public String name() {
        return "dns";
    }

    @Override
    public String help() {
        return "dns   (the platform's own records as a zone file)";
    }

    @Override
    public int run(List<String> arguments) {
        System.out.print(published.zoneFile());
        return 0;
    }
}
