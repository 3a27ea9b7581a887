package com.mailflatrate.evidence;

import com.mailflatrate.account.Accounts;
import com.mailflatrate.audience.Contacts;
import com.mailflatrate.audience.Lists;
import com.mailflatrate.audience.Origins;
import com.mailflatrate.consent.Consents;
import com.mailflatrate.forms.Forms;
import com.mailflatrate.imports.Imports;
import org.springframework.stereotype.Component;

/** Where the parts of a proof are kept. */
@Component
record Sources(
        Accounts accounts,
        Contacts contacts,
        Lists lists,
        Origins origins,
        Consents consents,
        Forms forms,
        Imports imports) {}
