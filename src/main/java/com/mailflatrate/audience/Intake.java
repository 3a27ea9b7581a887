package com.mailflatrate.audience;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.OriginId;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Contacts by the batch, for imports. Runs on the engine lane: COPY is refused behind row-level security. */
@Component
public class Intake {

    /**
     * Puts the rows on the list. Known contacts get the fields they lack, nothing is overwritten; whoever is on the
     * list already stays as he is.
     *
     * @return how many memberships came into being
     */
    public long accept(AccountId account, ListId list, OriginId origin, ImportId batch, Stream<IntakeRow> rows) {
        throw new IllegalStateException("not yet");
    }

    /**
     * Takes a batch away again: its memberships, and those contacts it brought that are on no list any more.
     *
     * @return how many memberships went
     */
    public long rollBack(AccountId account, ImportId batch) {
        throw new IllegalStateException("not yet");
    }
}
