package com.mailflatrate.notice;

import com.mailflatrate.account.Owner;
import com.mailflatrate.account.UserAddresses;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.ledger.Checkpoint;
import com.mailflatrate.ledger.witness.Witnesses;
import java.util.Base64;
import org.springframework.stereotype.Component;

/** The monthly letter that makes every owner a witness of how the ledger stood. */
@Component
class WitnessLetters {

    private final Witnesses witnesses;
    private final UserAddresses users;
    private final Post post;

    WitnessLetters(Witnesses witnesses, UserAddresses users, Post post) {
        this.witnesses = witnesses;
        this.users = users;
        this.post = post;
    }

    /** Writes to the owners of one account; twice a month is once. */
    @EngineTransactional
    public void tell(AccountId account) {
        witnesses.tell(account).ifPresent(checkpoint -> tell(account, checkpoint));
    }

    private void tell(AccountId account, Checkpoint checkpoint) {
        for (Owner owner : users.owners(account)) {
            post.send(
                    owner.email(),
                    owner.language(),
                    "witness",
                    owner.name(),
                    checkpoint.text().strip(),
                    Base64.getEncoder().encodeToString(checkpoint.signature()),
                    post.link("/ledger/checkpoints"));
        }
    }
}
