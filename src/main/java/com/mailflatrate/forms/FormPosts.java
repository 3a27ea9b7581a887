package com.mailflatrate.forms;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.forms.HostedForms.Hosted;
import com.mailflatrate.forms.HostedForms.Post;
import com.mailflatrate.forms.robots.Tasks;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.optin.FormRef;
import com.mailflatrate.optin.Registrations;
import com.mailflatrate.optin.Visit;
import com.mailflatrate.optin.steps.Steps;
import com.mailflatrate.senderdomain.SendingHosts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes what visitors sent at the same time, with one commit for all of them. */
@Component
@EngineTransactional
class FormPosts {

    private final Tasks tasks;
    private final Registrations registrations;
    private final Steps steps;
    private final SendingHosts hosts;

    FormPosts(Tasks tasks, Registrations registrations, Steps steps, SendingHosts hosts) {
        this.tasks = tasks;
        this.registrations = registrations;
        this.steps = steps;
        this.hosts = hosts;
    }

    /** A post that is in order, and the form it came by. */
    record Sent(Hosted form, Post post) {}

    /** Whether each was taken; not when its form asks for a solved task and none came. */
    public List<Boolean> take(List<Sent> posts) {
        List<Boolean> human =
                tasks.take(
                        posts.stream()
                                .map(one -> new Tasks.Solved(one.form().key(), one.post().proof()))
                                .toList());
        List<Boolean> taken = new ArrayList<>();
        List<Registrations.Arrival> arrivals = new ArrayList<>();
        for (int n = 0; n < posts.size(); n++) {
            Sent one = posts.get(n);
            boolean take = human.get(n) || !one.form().version().proofOfWork();
            taken.add(take);
            if (take) {
                arrivals.add(arrival(one.form(), one.post(), human.get(n)));
            }
        }
        registrations.enterAll(arrivals);
        for (int n = 0; n < posts.size(); n++) {
            if (taken.get(n)) {
                Hosted form = posts.get(n).form();
                steps.count(form.account().id(), form.id().value(), Steps.Step.POSTED);
            }
        }
        return taken;
    }

    private Registrations.Arrival arrival(Hosted form, Post post, boolean human) {
        FormVersion version = form.version();
        AccountId account = form.account().id();
        Map<String, String> fields = PostRules.fields(version, post);
        boolean tracking = version.trackingText() != null && post.isTicked("tracking");
        Map<String, @Nullable Object> header = new HashMap<>();
        header.put("wording", version.consentSha256());
        header.put("trackingWording", version.trackingSha256());
        header.put("tracking", tracking);
        return new Registrations.Arrival(
                account,
                new Registrations.Entry(
                        form.form().list(),
                        new FormRef(form.id().value(), version.number()),
                        null,
                        PostRules.address(post).orElseThrow(),
                        fields,
                        version.language(),
                        source(form, post.visit()),
                        version.consentText(),
                        post.visit().ip(),
                        human,
                        tracking,
                        header,
                        PostRules.facts(form, post, fields, human)));
    }

    private String source(Hosted form, Visit visit) {
        String page = visit.page();
        String host = visit.host();
        if (page != null) {
            return page;
        }
        return host != null && !host.equals("null") ? host : hosts.pages() + "/f/" + form.key();
    }
}
