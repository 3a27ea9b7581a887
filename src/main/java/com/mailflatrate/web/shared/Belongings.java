package com.mailflatrate.web.shared;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.member.Members;
import com.mailflatrate.doors.Entrance;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The account a page works in, and the others its reader belongs to. */
@Component
class Belongings {

    private final Accounts accounts;
    private final Members members;

    Belongings(Accounts accounts, Members members) {
        this.accounts = accounts;
        this.members = members;
    }

    Optional<Account> here(HttpServletRequest request) {
        return Entrance.of(request).flatMap(SignedIn::account).flatMap(accounts::find);
    }

    List<Shell.OtherAccount> others(HttpServletRequest request, Optional<Account> here) {
        return Entrance.of(request)
                .filter(me -> !me.staff())
                .map(me -> members.accountsOf(me.user()))
                .orElse(List.of())
                .stream()
                .filter(one -> here.filter(at -> at.id().equals(one.account())).isEmpty())
                .map(one -> new Shell.OtherAccount(one.publicId().toString(), one.name()))
                .toList();
    }
}
