package dev.layerwise.quota;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Makes the configured rule the site's when a process starts. */
@ApplicationScoped
class ShareRuleAtStart {
  private static final Logger LOG = Logger.getLogger(ShareRuleAtStart.class);

  private final ShareRuleStore store;
  private final ShareRule rule;

  ShareRuleAtStart(ShareRuleStore store, ShareRule rule) {
    this.store = store;
    this.rule = rule;
  }

  void start(@Observes StartupEvent event) {
    if (store.follow(rule)) {
      LOG.infof("Devices are shared by another rule from now on: %s", rule);
    }
  }
}
