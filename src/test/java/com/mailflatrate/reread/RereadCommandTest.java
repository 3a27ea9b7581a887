package com.mailflatrate.reread;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.PageRequest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class RereadCommandTest {

    @Autowired Rereads rereads;
    @Autowired TestTime time;

    @Test
    void itWaitsForTheServiceAndEndsWell() {
        String tomorrow = LocalDate.ofInstant(time.now(), ZoneOffset.UTC).plusDays(1).toString();
        assertThat(run("reread", "--since", tomorrow, "--dry-run")).isZero();
        assertThat(rereads.page(PageRequest.first()).items())
                .filteredOn(one -> one.askedBy().equals("command"))
                .first()
                .matches(Reread::dryRun)
                .matches(one -> one.since().toString().startsWith(tomorrow))
                .matches(one -> one.doneAt() != null);
    }

    @Test
    void whatItDoesNotKnowItSays() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("reread", "--since", "yesterday")).isEqualTo(2);
        assertThat(run("reread", "--since")).isEqualTo(2);
        assertThat(run("reread", "--all")).isEqualTo(2);
    }

    private int run(String... arguments) {
        return new RereadCommand(rereads).run(List.of(arguments));
    }
}
