package org.pawl.vnfm.application.tenancy;

import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the tenants' filter around the pool of connections. */
@Configuration(proxyBeanMethods = false)
class TenancyConfiguration {

  @Bean
  static BeanPostProcessor tenantConnections() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource pool && !(bean instanceof TenantConnections)
            ? new TenantConnections(pool)
            : bean;
      }
    };
  }
}
