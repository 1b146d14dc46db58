import { Button, Menu, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { http } from '../api/http';
import { changePerson } from '../api/resources';
import type { Account } from '../api/types';
import { sayProblem } from '../ui/notify';
import classes from './Shell.module.css';

const SCHEMES: MantineColorScheme[] = ['light', 'dark', 'auto'];

/** Who is signed in, how the page looks, and the way out. */
export function AccountMenu({ me }: { me: Account | null }) {
  const { t } = useTranslation('app');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const signOut = useSignOut();
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-md"
          className={classes.account}
          rightSection={<IconChevronDown size={14} stroke={1.8} aria-hidden />}
          aria-label={me ? `${t('account.menu')}: ${me.name}` : t('scheme.label')}
        >
          <span className={classes.accountName}>{me ? me.name : t('scheme.label')}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {me && (
          <>
            <Menu.Label>{`${me.email} · ${t(`account.${me.role}`)}`}</Menu.Label>
            <Menu.Item renderRoot={(props) => <Link to="/quota" {...props} />}>
              {t('account.quota')}
            </Menu.Item>
            {me.role === 'student' && (
              <Menu.Item renderRoot={(props) => <Link to="/classes" {...props} />}>
                {t('account.join')}
              </Menu.Item>
            )}
            {me.role === 'admin' && (
              <Menu.Item renderRoot={(props) => <Link to="/admin" {...props} />}>
                {t('account.site')}
              </Menu.Item>
            )}
            {me.role === 'admin' && (
              <Menu.Item renderRoot={(props) => <Link to="/people" {...props} />}>
                {t('account.people')}
              </Menu.Item>
            )}
            <Menu.Divider />
          </>
        )}
        <Menu.Label>{t('scheme.label')}</Menu.Label>
        {SCHEMES.map((scheme) => (
          <Menu.Item
            key={scheme}
            role="menuitemradio"
            aria-checked={scheme === colorScheme}
            rightSection={scheme === colorScheme && <IconCheck size={14} aria-hidden />}
            onClick={() => {
              setColorScheme(scheme);
            }}
          >
            {t(`scheme.${scheme}`)}
          </Menu.Item>
        ))}
        {me && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => void signOut()}>{t('account.signOut')}</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function useSignOut() {
  const queryClient = useQueryClient();
  const router = useRouter();
  return async () => {
    try {
      await http.delete('/api/session');
      changePerson(queryClient, null);
      await router.navigate({ to: '/' });
      await router.invalidate();
    } catch (error) {
      sayProblem(error);
    }
  };
}
